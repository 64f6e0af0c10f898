"""Cell text to values: spellings normalized, numbers, names of provinces.

Offers normalize.normalize and normalize.clean, numbers.parse, places.ProvinceNames.
"""
