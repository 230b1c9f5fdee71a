-- The newest schema; a new journal is made from it.
-- Generated from the migrations by `python -m reflect.journal.schema`.
PRAGMA application_id = 1919315060;
PRAGMA user_version = 3;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
CREATE TABLE change (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	id BLOB NOT NULL,
	instant TEXT NOT NULL,
	verb TEXT NOT NULL,
	summary TEXT NOT NULL,
	undoes INTEGER,
	undone_by INTEGER,
	CONSTRAINT change_undoes FOREIGN KEY(undoes) REFERENCES change (number),
	CONSTRAINT change_undone_by FOREIGN KEY(undone_by) REFERENCES change (number),
	CONSTRAINT change_id_once UNIQUE (id)
);
CREATE TABLE framework (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	"key" TEXT NOT NULL,
	name TEXT NOT NULL,
	about TEXT NOT NULL,
	position INTEGER,
	CONSTRAINT framework_key_once UNIQUE ("key")
);
CREATE TABLE person (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	folded TEXT NOT NULL, means INTEGER CONSTRAINT person_means REFERENCES person (number), on_roster BOOLEAN DEFAULT false NOT NULL, belongs_to TEXT,
	CONSTRAINT person_folded_once UNIQUE (folded)
);
CREATE TABLE point (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	folded TEXT NOT NULL,
	description TEXT DEFAULT '' NOT NULL, means INTEGER CONSTRAINT point_means REFERENCES point (number),
	CONSTRAINT point_folded_once UNIQUE (folded)
);
CREATE TABLE tag (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	name TEXT NOT NULL,
	folded TEXT NOT NULL, means INTEGER CONSTRAINT tag_means REFERENCES tag (number),
	CONSTRAINT tag_folded_once UNIQUE (folded)
);
CREATE TABLE import (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	source TEXT NOT NULL,
	file TEXT NOT NULL,
	change INTEGER NOT NULL,
	CONSTRAINT import_change FOREIGN KEY(change) REFERENCES change (number)
);
CREATE INDEX import_source ON import (source);
CREATE TABLE question (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	framework INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	wording TEXT NOT NULL,
	lens TEXT,
	audience TEXT,
	probes JSON NOT NULL,
	position INTEGER,
	CONSTRAINT question_audience_known CHECK (audience IS NULL OR audience IN ('team', 'anonymous', 'private')),
	CONSTRAINT question_framework FOREIGN KEY(framework) REFERENCES framework (number)
);
CREATE UNIQUE INDEX question_asked ON question (framework, "key") WHERE position IS NOT NULL;
CREATE TABLE reflection (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	id BLOB NOT NULL,
	instant TEXT NOT NULL,
	utc_offset INTEGER NOT NULL,
	timed BOOLEAN NOT NULL,
	day DATE NOT NULL,
	week DATE NOT NULL,
	written TEXT NOT NULL,
	written_offset INTEGER NOT NULL,
	question INTEGER,
	point INTEGER,
	speaker INTEGER,
	text TEXT NOT NULL,
	also_found_by TEXT DEFAULT '' NOT NULL,
	audience TEXT NOT NULL,
	highlighted BOOLEAN DEFAULT false NOT NULL,
	deleted BOOLEAN DEFAULT false NOT NULL,
	revision INTEGER DEFAULT '1' NOT NULL,
	source TEXT,
	"key" TEXT,
	change INTEGER NOT NULL,
	CONSTRAINT reflection_audience_known CHECK (audience IN ('team', 'anonymous', 'private')),
	CONSTRAINT reflection_change FOREIGN KEY(change) REFERENCES change (number),
	CONSTRAINT reflection_point FOREIGN KEY(point) REFERENCES point (number),
	CONSTRAINT reflection_question FOREIGN KEY(question) REFERENCES question (number),
	CONSTRAINT reflection_speaker FOREIGN KEY(speaker) REFERENCES person (number),
	CONSTRAINT reflection_id_once UNIQUE (id)
);
CREATE INDEX reflection_change ON reflection (change);
CREATE INDEX reflection_newest ON reflection (day, timed, instant, number);
CREATE INDEX reflection_origin ON reflection (source, "key") WHERE key IS NOT NULL;
CREATE INDEX reflection_point ON reflection (point, day) WHERE point IS NOT NULL;
CREATE INDEX reflection_speaker ON reflection (speaker);
CREATE TABLE detail (
	reflection INTEGER NOT NULL,
	"key" TEXT NOT NULL,
	text TEXT NOT NULL,
	position INTEGER NOT NULL,
	CONSTRAINT detail_key PRIMARY KEY (reflection, "key"),
	CONSTRAINT detail_reflection FOREIGN KEY(reflection) REFERENCES reflection (number)
);
CREATE TABLE follow_up (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	id BLOB NOT NULL,
	kind TEXT NOT NULL,
	text TEXT NOT NULL,
	reflection INTEGER,
	point INTEGER,
	owner INTEGER,
	due DATE,
	review DATE,
	link TEXT,
	stage TEXT,
	state TEXT DEFAULT 'open' NOT NULL,
	helped TEXT,
	note TEXT,
	created TEXT NOT NULL,
	closed DATE,
	deleted BOOLEAN DEFAULT false NOT NULL,
	change INTEGER NOT NULL, role TEXT, stage_since DATE, asked DATE,
	CONSTRAINT follow_up_helped_known CHECK (helped IS NULL OR helped IN ('yes', 'no', 'unsure')),
	CONSTRAINT follow_up_kind_known CHECK (kind IN ('strengthen', 'replicate', 'adopt', 'agree', 'try')),
	CONSTRAINT follow_up_state_known CHECK (state IN ('open', 'done', 'dropped')),
	CONSTRAINT follow_up_change FOREIGN KEY(change) REFERENCES change (number),
	CONSTRAINT follow_up_owner FOREIGN KEY(owner) REFERENCES person (number),
	CONSTRAINT follow_up_point FOREIGN KEY(point) REFERENCES point (number),
	CONSTRAINT follow_up_reflection FOREIGN KEY(reflection) REFERENCES reflection (number),
	CONSTRAINT follow_up_id_once UNIQUE (id)
);
CREATE INDEX follow_up_change ON follow_up (change);
CREATE INDEX follow_up_point ON follow_up (point);
CREATE INDEX follow_up_reflection ON follow_up (reflection);
CREATE INDEX follow_up_state ON follow_up (state, due);
CREATE TABLE import_row (
	source TEXT NOT NULL,
	"key" TEXT NOT NULL,
	digest TEXT NOT NULL,
	reflection INTEGER NOT NULL,
	run INTEGER NOT NULL,
	CONSTRAINT import_row_key PRIMARY KEY (source, "key"),
	CONSTRAINT import_row_reflection FOREIGN KEY(reflection) REFERENCES reflection (number),
	CONSTRAINT import_row_run FOREIGN KEY(run) REFERENCES import (number)
);
CREATE INDEX import_row_reflection ON import_row (reflection);
CREATE TABLE reflection_person (
	person INTEGER NOT NULL,
	reflection INTEGER NOT NULL,
	role TEXT NOT NULL,
	inline BOOLEAN DEFAULT false NOT NULL,
	CONSTRAINT reflection_person_key PRIMARY KEY (person, reflection, role),
	CONSTRAINT reflection_person_role_known CHECK (role IN ('with', 'from')),
	CONSTRAINT reflection_person_person FOREIGN KEY(person) REFERENCES person (number),
	CONSTRAINT reflection_person_reflection FOREIGN KEY(reflection) REFERENCES reflection (number)
);
CREATE INDEX reflection_person_reflection ON reflection_person (reflection, role, person);
CREATE TABLE reflection_tag (
	tag INTEGER NOT NULL,
	reflection INTEGER NOT NULL,
	inline BOOLEAN DEFAULT false NOT NULL,
	CONSTRAINT reflection_tag_key PRIMARY KEY (tag, reflection),
	CONSTRAINT reflection_tag_reflection FOREIGN KEY(reflection) REFERENCES reflection (number),
	CONSTRAINT reflection_tag_tag FOREIGN KEY(tag) REFERENCES tag (number)
);
CREATE INDEX reflection_tag_reflection ON reflection_tag (reflection, tag);
CREATE TABLE follow_up_person (
	follow_up INTEGER NOT NULL,
	person INTEGER NOT NULL,
	CONSTRAINT follow_up_person_key PRIMARY KEY (follow_up, person),
	CONSTRAINT follow_up_person_follow_up FOREIGN KEY(follow_up) REFERENCES follow_up (number),
	CONSTRAINT follow_up_person_person FOREIGN KEY(person) REFERENCES person (number)
);
CREATE VIEW searchable AS
SELECT number, text, also_found_by
  FROM reflection
 WHERE NOT deleted;
CREATE VIRTUAL TABLE reflection_words USING fts5(
    text, also_found_by, content='searchable', content_rowid='number', tokenize='unicode61');
CREATE TRIGGER reflection_words_added AFTER INSERT ON reflection WHEN NOT NEW.deleted BEGIN
    INSERT INTO reflection_words (rowid, text, also_found_by)
    VALUES (NEW.number, NEW.text, NEW.also_found_by);
END;
CREATE TRIGGER reflection_words_changed AFTER UPDATE OF text, also_found_by, deleted ON reflection BEGIN
    INSERT INTO reflection_words (reflection_words, rowid, text, also_found_by)
    SELECT 'delete', OLD.number, OLD.text, OLD.also_found_by WHERE NOT OLD.deleted;
    INSERT INTO reflection_words (rowid, text, also_found_by)
    SELECT NEW.number, NEW.text, NEW.also_found_by WHERE NOT NEW.deleted;
END;
CREATE TRIGGER reflection_words_removed AFTER DELETE ON reflection WHEN NOT OLD.deleted BEGIN
    INSERT INTO reflection_words (reflection_words, rowid, text, also_found_by)
    VALUES ('delete', OLD.number, OLD.text, OLD.also_found_by);
END;
CREATE TABLE amendment (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	change INTEGER NOT NULL,
	noun TEXT NOT NULL,
	subject INTEGER NOT NULL,
	"before" JSON,
	CONSTRAINT amendment_noun_known CHECK (noun IN ('reflection', 'follow_up', 'tag', 'person', 'point', 'theme', 'framework', 'question')),
	CONSTRAINT amendment_change FOREIGN KEY(change) REFERENCES change (number),
	CONSTRAINT amendment_change_noun_subject_once UNIQUE (change, noun, subject)
);
CREATE INDEX amendment_noun_subject ON amendment (noun, subject);
CREATE TABLE theme (
	number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
	phrase TEXT NOT NULL,
	folded TEXT NOT NULL,
	name TEXT,
	means INTEGER,
	muted BOOLEAN DEFAULT false NOT NULL,
	CONSTRAINT theme_means FOREIGN KEY(means) REFERENCES theme (number),
	CONSTRAINT theme_folded_once UNIQUE (folded)
);
CREATE TABLE shared (
	reflection INTEGER NOT NULL,
	id BLOB NOT NULL,
	audience TEXT NOT NULL,
	last TEXT NOT NULL,
	CONSTRAINT shared_key PRIMARY KEY (reflection, audience),
	CONSTRAINT shared_audience_known CHECK (audience IN ('team', 'anonymous')),
	CONSTRAINT shared_reflection FOREIGN KEY(reflection) REFERENCES reflection (number),
	CONSTRAINT shared_id_once UNIQUE (id)
);
CREATE TABLE origin (
	id BLOB NOT NULL,
	secret BLOB NOT NULL,
	CONSTRAINT origin_key PRIMARY KEY (id)
);
CREATE VIEW reflections AS
   SELECT r.number,
          r.day,
          CASE WHEN r.timed THEN
                strftime('%H:%M', substr(r.instant, 1, 19), r.utc_offset || ' minutes') END AS local_time,
          q.key AS question,
          r.text,
          p.name AS point,
          (SELECT group_concat(name, ', ')
             FROM (SELECT tag.name
                     FROM reflection_tag t JOIN tag ON tag.number = t.tag
                    WHERE t.reflection = r.number
                 ORDER BY tag.folded) AS named) AS tags,
          s.name AS by_person,
          (SELECT group_concat(name, ', ')
             FROM (SELECT person.name
                     FROM reflection_person w JOIN person ON person.number = w.person
                    WHERE w.reflection = r.number AND w.role = 'with'
                 ORDER BY person.folded) AS named) AS with_people,
          (SELECT group_concat(name, ', ')
             FROM (SELECT person.name
                     FROM reflection_person w JOIN person ON person.number = w.person
                    WHERE w.reflection = r.number AND w.role = 'from'
                 ORDER BY person.folded) AS named) AS from_people,
          q.lens,
          f.key AS framework,
          r.week,
          r.timed,
          r.audience,
          r.highlighted,
          r.revision,
          r.source,
          r.key,
          r.instant,
          r.written,
          lower(hex(substr(r.id, 1, 4)) || '-' || hex(substr(r.id, 5, 2)) || '-' || hex(substr(r.id, 7, 2))
                || '-' || hex(substr(r.id, 9, 2)) || '-' || hex(substr(r.id, 11))) AS id
     FROM reflection r
LEFT JOIN question q ON q.number = r.question
LEFT JOIN framework f ON f.number = q.framework
LEFT JOIN point p ON p.number = r.point
LEFT JOIN person s ON s.number = r.speaker
    WHERE NOT r.deleted;
CREATE VIEW follow_ups AS
   SELECT u.number,
          u.kind,
          u.state,
          u.text,
          u.reflection,
          p.name AS point,
          o.name AS owner,
          (SELECT group_concat(name, ', ')
             FROM (SELECT person.name
                     FROM follow_up_person w JOIN person ON person.number = w.person
                    WHERE w.follow_up = u.number
                 ORDER BY person.folded) AS named) AS with_people,
          u.due,
          u.review,
          u.closed,
          u.helped,
          u.note,
          u.link,
          u.stage,
          u.stage_since,
          u.role,
          u.asked,
          u.created
     FROM follow_up u
LEFT JOIN reflection r ON r.number = u.reflection
LEFT JOIN point p ON p.number = u.point
LEFT JOIN person o ON o.number = u.owner
    WHERE NOT u.deleted AND r.deleted IS NOT TRUE;
CREATE VIEW details AS
   SELECT d.reflection, d.key AS probe, d.text
     FROM detail d JOIN reflection r ON r.number = d.reflection
    WHERE NOT r.deleted;
CREATE VIEW points AS
   SELECT p.name AS point,
          p.description,
          count(*) AS reflections,
          min(r.day) AS first,
          max(r.day) AS last
     FROM point p
     JOIN reflection r ON r.point = p.number
LEFT JOIN question q ON q.number = r.question
    WHERE NOT r.deleted AND q.lens = 'pressure'
 GROUP BY p.number, p.name, p.description;
CREATE INDEX reflection_question ON reflection (question, day, deleted, highlighted, point);
CREATE INDEX reflection_deleted ON reflection (deleted) WHERE deleted = true;
INSERT INTO alembic_version VALUES ('0003');
