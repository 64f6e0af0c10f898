-- `unit` is a province; the part of the department that did something is its `division`.
ALTER TABLE activity_entry RENAME COLUMN unit TO division;
ALTER TABLE activity RENAME COLUMN unit TO division;

UPDATE import SET details = json_merge_patch(
    details, json_object('unit', NULL, 'division', json_extract_string(details, '$.unit'))
)
WHERE kind = 'report' AND layout = 'typed';
