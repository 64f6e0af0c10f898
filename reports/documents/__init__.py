"""Reports that leave the house: meetings, half-years and years, and what stands round them."""
