"""All of an import or nothing, what ships included; where a stored number comes from and whether it holds."""
