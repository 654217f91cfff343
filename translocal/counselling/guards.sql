-- Talks that have rested longer than the service keeps its notes: ids only, for the clock that erases them.
CREATE OR REPLACE FUNCTION counselling_talks_to_erase(p_before timestamptz) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT t.id FROM counselling_talk t WHERE t.state = 'resting'
        AND (SELECT max(e.at) FROM journal_event e WHERE e.stream = t.id) < p_before
    LIMIT 500
$$;

-- Erases what a talk holds. The rows are append-only to everybody else; only the retention role on its errand may.
-- A person who stands nowhere else becomes a tombstone: the row stays, who it was is gone.
CREATE OR REPLACE FUNCTION counselling_erase(p_talk uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.case_id = p_talk AND a.staff_id = translocal_actor()
                   AND a.standing = 'errand') THEN
        RAISE EXCEPTION 'only the retention role erases' USING ERRCODE = '42501';
    END IF;
    DELETE FROM counselling_voice WHERE case_id = p_talk;
    DELETE FROM counselling_conversation WHERE case_id = p_talk;
    DELETE FROM people_nametoken WHERE case_id = p_talk;
    UPDATE people_person p SET given_name = '(erased)', family_name = '', also_written = '{}', birth_date = NULL, sex = '',
        nationality = '', languages = '{}', phone = ''
    WHERE p.id IN (SELECT m.person_id FROM people_membership m WHERE m.case_id = p_talk)
      AND NOT EXISTS (SELECT 1 FROM people_membership o WHERE o.person_id = p.id AND o.case_id <> p_talk);
    UPDATE cases_involvement SET standing = 'ended', until = translocal_clock() WHERE case_id = p_talk AND standing <> 'ended';
    DELETE FROM access_access WHERE case_id = p_talk AND standing <> 'errand';
    DELETE FROM journal_detail WHERE stream = p_talk;
END $$;

-- Asks the workers of another case to be in touch, with the person's consent. Answers nothing: whoever asks must not
-- learn from it whether there is such a case.
CREATE OR REPLACE FUNCTION counselling_ask_desk(
    p_reference text, p_id uuid, p_staff uuid, p_team uuid, p_words text, p_action uuid
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_case uuid;
BEGIN
    SELECT id INTO v_case FROM cases_case WHERE reference = p_reference;
    IF v_case IS NULL THEN
        RETURN;
    END IF;
    INSERT INTO counselling_linkrequest (id, case_id, from_staff_id, from_team_id, words, at)
    VALUES (p_id, v_case, p_staff, p_team, p_words, translocal_clock()) ON CONFLICT (id) DO NOTHING;
    INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
    SELECT gen_random_uuid(), i.staff_id, v_case, 'link.asked', p_action, translocal_clock() FROM cases_involvement i
    WHERE i.case_id = v_case AND i.standing = 'active' ON CONFLICT (staff_id, action_id, event) DO NOTHING;
END $$;

-- Whose voluntariness record is complete and not paused: ids only, for whoever arranges the journey and may not read it.
-- Two records that were joined are one person.
CREATE OR REPLACE FUNCTION counselling_voluntary(p_case uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(p.merged_into_id, p.id) FROM counselling_voluntariness v JOIN people_person p ON p.id = v.person_id
    WHERE v.case_id = p_case AND v.replaced_at IS NULL AND v.complete AND (v.pauses = '{}' OR v.reviewed_at IS NOT NULL)
      AND EXISTS (SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case AND a.parts & 20 <> 0)
$$;
