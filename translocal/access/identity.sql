CREATE TABLE IF NOT EXISTS translocal_guards (fingerprint text NOT NULL);

-- Who acts. Without an identity nothing is read and nothing written: an error, not an empty answer.
CREATE OR REPLACE FUNCTION translocal_actor() RETURNS uuid LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
DECLARE v_actor text := current_setting('translocal.actor', true);
BEGIN
    IF v_actor IS NULL OR v_actor = '' THEN
        RAISE EXCEPTION 'no identity' USING ERRCODE = '42501', HINT = 'use acting_as()';
    END IF;
    RETURN v_actor::uuid;
END $$;

CREATE OR REPLACE FUNCTION translocal_party() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT nullif(current_setting('translocal.party', true), '')::uuid
$$;

-- What time it is, for all that the database dates itself. No login of the application can say another: only where invented
-- people are loaded does the owner put a clock in its place that can be told (demo/calendar.py), for as long as that takes.
CREATE OR REPLACE FUNCTION translocal_clock() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE AS $$
    SELECT clock_timestamp()
$$;

-- The rows of one case, as the rule `cases.reach.access_of` computed them, replace those that stand there. Rows that
-- stand there already, word for word, are left alone.
CREATE OR REPLACE FUNCTION access_write(p_case uuid, p_rows jsonb) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    DELETE FROM access_access a WHERE a.case_id = p_case
        AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(p_rows) r WHERE (r->>'staff_id')::uuid = a.staff_id);
    INSERT INTO access_access (staff_id, case_id, kind, standing, role, parts, rights, stage, origin, people,
                               reference, since, updated_at)
    SELECT r.staff_id, p_case, r.kind, r.standing, r.role, r.parts, r.rights, r.stage, r.origin, r.people,
           r.reference, r.since, r.updated_at
    FROM jsonb_to_recordset(p_rows) AS r (staff_id uuid, kind text, standing text, role text, parts integer,
        rights bigint, stage text, origin text, people smallint, reference text, since timestamptz, updated_at timestamptz)
    EXCEPT SELECT a.staff_id, a.case_id, a.kind, a.standing, a.role, a.parts, a.rights, a.stage, a.origin, a.people,
                  a.reference, a.since, a.updated_at FROM access_access a WHERE a.case_id = p_case
    ON CONFLICT (staff_id, case_id) DO UPDATE SET kind = excluded.kind, standing = excluded.standing,
        role = excluded.role, parts = excluded.parts, rights = excluded.rights, stage = excluded.stage,
        origin = excluded.origin, people = excluded.people, reference = excluded.reference,
        since = excluded.since, updated_at = excluded.updated_at;
END $$;

-- In plpgsql, because that keeps its plan for the next time.
CREATE OR REPLACE FUNCTION access_touch(p_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_at timestamptz := translocal_clock(); -- one moment for all
BEGIN
    UPDATE access_access SET updated_at = v_at WHERE case_id = p_case;
END $$;

-- A named system role stands on one case for the length of one transaction, and no longer.
CREATE OR REPLACE FUNCTION access_begin_errand(p_case uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_rights bigint;
BEGIN
    SELECT e.rights INTO v_rights FROM ({errands}) AS e (id, rights) WHERE e.id = translocal_actor();
    IF v_rights IS NULL THEN
        RAISE EXCEPTION 'not a system role' USING ERRCODE = '42501';
    END IF;
    INSERT INTO access_access (staff_id, case_id, kind, standing, role, parts, rights, stage, origin, people,
                               reference, since, updated_at)
    VALUES (translocal_actor(), p_case, 'talk', 'errand', '', 511, v_rights, '', '', 0, '', translocal_clock(), translocal_clock())
    ON CONFLICT (staff_id, case_id) DO UPDATE SET rights = excluded.rights;
END $$;

CREATE OR REPLACE FUNCTION access_end_errand(p_case uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM access_access WHERE case_id = p_case AND staff_id = translocal_actor() AND standing = 'errand'
$$;
