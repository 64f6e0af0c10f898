"""The controls of single pages, in one room a menu section."""
