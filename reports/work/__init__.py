"""Reports on the plan at work: tasks, activities, divisions, and both beside the scores."""
