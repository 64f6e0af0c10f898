"""Everything an import would do, before it does it: of scores, of logs, and the cells around a finding."""
