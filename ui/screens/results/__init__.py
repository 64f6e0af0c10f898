"""The controls of targets, scenarios, links and notes."""
