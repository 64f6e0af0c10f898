-- The schema's number is store.schema.NUMBER; what leads from one to the next stands in store/migrations.
-- One row a fact about this database: the schema's number.
CREATE TABLE meta (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
INSERT INTO meta VALUES ('schema', '3');

-- One row an import: a shipped file, an analyst's file, a change typed by hand. Never deleted; undo fills withdrawn_*.
CREATE TABLE import (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,              -- shipped, scores, tasks, activities, or what was typed (store.typed)
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    layout VARCHAR NOT NULL,
    imported_by VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,     -- UTC
    rows INTEGER NOT NULL,
    note VARCHAR NOT NULL,              -- the reason given for accepted warnings
    details JSON NOT NULL,              -- issues and counts of the preview
    withdrawn_by VARCHAR,
    withdrawn_at TIMESTAMP
);

-- One row an import and figure: what that import said of it. Never changed.
CREATE TABLE score_entry (
    import_id INTEGER NOT NULL,
    index VARCHAR NOT NULL,
    year SMALLINT NOT NULL,
    unit VARCHAR NOT NULL,
    component VARCHAR NOT NULL,
    value DOUBLE,                       -- NULL: missing, with its reason in basis
    se DOUBLE,
    low DOUBLE,                         -- the interval as printed
    high DOUBLE,
    maximum DOUBLE,                     -- PAR: the points that could be had that year
    self_scored DOUBLE,                 -- PAR: the points a province gave itself
    rank SMALLINT,                      -- as published, not computed
    status VARCHAR NOT NULL,            -- published, derived, missing
    basis VARCHAR NOT NULL,             -- why missing, how derived; a key of strings/figures.toml
    quality VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    cell VARCHAR NOT NULL
);

-- One row a figure (index, year, unit, component): its newest entry whose import is not withdrawn.
CREATE TABLE score AS SELECT * FROM score_entry;

-- One row an import and task: what that import said of it, a typed change of state included. Never changed.
CREATE TABLE task_entry (
    import_id INTEGER NOT NULL,
    year SMALLINT NOT NULL,             -- the plan's year
    task VARCHAR NOT NULL,              -- the plan's code: "5.3" a solution, "III.1.2" a duty, "5.3.1" an item of 5.3
    parent VARCHAR NOT NULL,            -- the task that an item measures; '' for a task itself
    area VARCHAR NOT NULL,              -- the content area, a component's code; '' for a duty
    text VARCHAR NOT NULL,              -- what is to be done, in the plan's words
    done_when VARCHAR NOT NULL,         -- what would count as done
    measure VARCHAR NOT NULL,           -- what an item counts: "lớp", "hồ sơ"
    target DOUBLE,                      -- how much of it is wanted, where anybody said so
    lead VARCHAR NOT NULL,              -- the division that leads; '' where the plan names none
    cooperating VARCHAR NOT NULL,       -- divisions, separated by spaces
    head VARCHAR NOT NULL,              -- who answers for it
    rhythm VARCHAR NOT NULL,            -- a key of strings/etl.toml [rhythm]; '' where the plan gives none
    due DATE,
    legal VARCHAR NOT NULL,             -- the legal bases, as cited
    status VARCHAR NOT NULL,            -- planned, doing, done, dropped
    done_on DATE,
    note VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    row INTEGER                         -- of the sheet, as Excel numbers it; NULL when typed by hand
);

-- One row a task of a plan (year, task): its newest entry whose import is not withdrawn.
CREATE TABLE task AS SELECT * FROM task_entry;

-- One row an import and activity: what that import said of it. Never changed.
CREATE TABLE activity_entry (
    import_id INTEGER NOT NULL,
    year SMALLINT NOT NULL,             -- the plan's year, by the reporting period the date falls in
    date DATE NOT NULL,
    division VARCHAR NOT NULL,          -- who did it, a code of divisions.csv
    area VARCHAR NOT NULL,              -- the content area, a component's code; '' for a duty
    component VARCHAR NOT NULL,         -- the sub-dimension it serves, where known
    task VARCHAR NOT NULL,              -- the plan's code; '' where none is named
    what VARCHAR NOT NULL,
    nth SMALLINT NOT NULL,              -- 1, or which of several rows alike in date, division, area, task and what
    output VARCHAR NOT NULL,
    quantity DOUBLE,
    measure VARCHAR NOT NULL,
    status VARCHAR NOT NULL,            -- planned, doing, done, dropped
    evidence VARCHAR NOT NULL,          -- a link, or where the paper is kept
    note VARCHAR NOT NULL,
    sheet VARCHAR NOT NULL,
    row INTEGER                         -- of the sheet, as Excel numbers it; NULL when typed by hand
);

-- One row an activity: its newest entry whose import is not withdrawn.
CREATE TABLE activity AS SELECT * FROM activity_entry;
