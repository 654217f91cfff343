-- A notice is for somebody else: under row security the writer could not write it. Repeats are harmless.
-- News of a case is only for those who may still see it; the answer to a handover reaches its sender whatever happens.
CREATE OR REPLACE FUNCTION contact_notify(p_staff uuid[], p_ids uuid[], p_case uuid, p_event text, p_action uuid)
RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    RETURN QUERY INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
    SELECT n.id, n.staff, p_case, p_event, p_action, now() FROM unnest(p_ids, p_staff) AS n (id, staff)
    WHERE p_event LIKE 'handover.%' OR EXISTS (
        SELECT 1 FROM access_access a WHERE a.staff_id = n.staff AND a.case_id = p_case)
    ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id;
END $$;

-- Marks a notice as sent and tells whom to write to; answers only once for each notice.
CREATE OR REPLACE FUNCTION contact_take(p_notice uuid) RETURNS TABLE (email text, language text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (UPDATE contact_notice SET sent_at = now() WHERE id = p_notice AND sent_at IS NULL RETURNING staff_id)
    SELECT s.email, s.language FROM taken JOIN organisations_staff s ON s.id = taken.staff_id WHERE s.is_active
$$;

-- Whoever asked a question without a name is told that it was answered: by whoever answers it, who learns neither who
-- that is nor in which case they asked.
CREATE OR REPLACE FUNCTION contact_notify_asker(p_question uuid, p_id uuid, p_action uuid)
RETURNS SETOF uuid LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM plans_question q JOIN organisations_post p ON p.team_id = q.to_team_id
                   WHERE q.id = p_question AND p.staff_id = translocal_actor() AND p.until IS NULL) THEN
        RAISE EXCEPTION 'this question was asked of another desk' USING ERRCODE = '42501';
    END IF;
    RETURN QUERY INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
    SELECT p_id, s.asked_by_id, s.case_id, 'question.answered', p_action, now() FROM plans_asking s
    WHERE s.question_id = p_question AND EXISTS (
        SELECT 1 FROM access_access a WHERE a.staff_id = s.asked_by_id AND a.case_id = s.case_id)
    ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id;
END $$;
