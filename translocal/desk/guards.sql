-- What somebody was typing about a talk that is being erased goes with it, whoever typed it.
CREATE OR REPLACE FUNCTION desk_forget(p_talk uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.case_id = p_talk AND a.staff_id = translocal_actor()
                   AND a.standing = 'errand') THEN
        RAISE EXCEPTION 'only the retention role erases' USING ERRCODE = '42501';
    END IF;
    DELETE FROM desk_draft d WHERE split_part(d.key, '/', 2) = p_talk::text OR split_part(d.key, '/', 2) IN
        (SELECT m.id::text FROM people_membership m WHERE m.case_id = p_talk);
END $$;

-- Drafts that nobody came back to.
CREATE OR REPLACE FUNCTION desk_forget_old(p_before timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DELETE FROM desk_draft WHERE at < p_before
$$;
