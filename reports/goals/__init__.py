"""Report on goals: `targets.own` and `targets.suggestions`, what they would take (`what_if.what_if`), what was reached elsewhere (`reality.reality`)."""
