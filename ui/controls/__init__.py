"""Controls that many pages share.

Offers `filters`, `unit_filters` and `work_filters` (choices kept in the address), `files`,
`file_buttons` and `downloads`, `entries` (what people write), `interactive`, `explain`, `trace`
and `progress`.
"""
