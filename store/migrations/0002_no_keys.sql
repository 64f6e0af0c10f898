-- DuckLake keeps no primary keys: the tables are the same here, and numbers are given under the write lock.
CREATE TABLE meta_0002 (key VARCHAR NOT NULL, value VARCHAR NOT NULL);
INSERT INTO meta_0002 SELECT key, value FROM meta;
DROP TABLE meta;
ALTER TABLE meta_0002 RENAME TO meta;

CREATE TABLE import_0002 (
    id INTEGER NOT NULL,
    kind VARCHAR NOT NULL,
    file VARCHAR NOT NULL,
    sha256 VARCHAR NOT NULL,
    layout VARCHAR NOT NULL,
    imported_by VARCHAR NOT NULL,
    imported_at TIMESTAMP NOT NULL,
    rows INTEGER NOT NULL,
    note VARCHAR NOT NULL,
    details JSON NOT NULL,
    withdrawn_by VARCHAR,
    withdrawn_at TIMESTAMP
);
INSERT INTO import_0002 SELECT * FROM import ORDER BY id;
DROP TABLE import;
ALTER TABLE import_0002 RENAME TO import;
