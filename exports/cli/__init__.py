"""The command line of the exports: `arguments.parser` builds it."""
