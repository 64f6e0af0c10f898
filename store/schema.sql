-- One row a fact about this database: the schema's number.
CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);
INSERT INTO meta VALUES ('schema', '1');

-- One row an import: a shipped file, an analyst's file, a change typed by hand. Never deleted; undo fills withdrawn_*.
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    kind VARCHAR NOT NULL,              -- shipped, scores, tasks, activities, definitions
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
