"""The controls of meetings and periodic reports."""
