"""The controls of the plan, its activities and divisions."""
