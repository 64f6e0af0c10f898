-- One row an account. `password` is empty where another system signs the person in.
CREATE TABLE account (
    name        TEXT PRIMARY KEY,
    shown       TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('viewer', 'officer', 'analyst', 'administrator')),
    division    TEXT,                        -- the division an officer answers for
    password    TEXT,                        -- an argon2id hash
    subject     TEXT UNIQUE,                 -- issuer and subject, kept at the first sign-in by OIDC
    must_change INTEGER NOT NULL DEFAULT 0,  -- the password was given by somebody else
    disabled    INTEGER NOT NULL DEFAULT 0,
    created     REAL NOT NULL,
    CHECK (role <> 'officer' OR division IS NOT NULL)
) STRICT;

-- One row a session that may still be used; ending a session deletes it.
CREATE TABLE session (
    key     TEXT PRIMARY KEY,                -- sha256 of the cookie, which is kept nowhere
    name    TEXT NOT NULL REFERENCES account (name) ON DELETE CASCADE,
    address TEXT NOT NULL,
    created REAL NOT NULL,
    seen    REAL NOT NULL
) STRICT;
CREATE INDEX session_of ON session (name);

-- One row a guess at a password that was not right, kept while it counts.
CREATE TABLE guess (
    name TEXT NOT NULL,
    at   REAL NOT NULL
) STRICT;
CREATE INDEX guess_at ON guess (name, at);

-- One row an act, allowed or refused. Each row's digest covers the row and the digest before it.
CREATE TABLE audit (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    who      TEXT NOT NULL,
    action   TEXT NOT NULL,
    object   TEXT NOT NULL,
    before   TEXT NOT NULL,
    after    TEXT NOT NULL,
    address  TEXT NOT NULL,
    result   TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest   TEXT NOT NULL
) STRICT;
CREATE INDEX audit_who ON audit (who);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'audit rows are not altered'); END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'audit rows are not removed'); END;

PRAGMA user_version = 2;
