-- A notice is for somebody else: under row security the writer could not write it. Repeats are harmless.
-- News of a case is only for those who may still see it; the answer to a handover reaches its sender whatever happens.
-- That a case went on is told with the stage it came to: whoever follows reads its milestones.
-- For each notice a mail is deferred: the same transaction, the same statement.
DROP FUNCTION IF EXISTS contact_notify(uuid[], uuid[], uuid, text, uuid);
CREATE OR REPLACE FUNCTION contact_notify(
    p_staff uuid[], p_ids uuid[], p_case uuid, p_event text, p_action uuid, p_task text, p_queue text, p_priority integer
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_fresh uuid[];
BEGIN
    WITH fresh AS (
        INSERT INTO contact_notice (id, staff_id, case_id, event, stage, action_id, at)
        SELECT n.id, n.staff, p_case, p_event, coalesce((SELECT c.state FROM cases_case c
            WHERE p_event = 'case.stepped' AND c.id = p_case), ''), p_action, translocal_clock() FROM unnest(p_ids, p_staff) AS n (id, staff)
        WHERE p_event LIKE 'handover.%' OR EXISTS (
            SELECT 1 FROM access_access a WHERE a.staff_id = n.staff AND a.case_id = p_case)
        ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id)
    SELECT array_agg(id) INTO v_fresh FROM fresh;
    RETURN contact_defer_mails(v_fresh, p_task, p_queue, p_priority);
END $$;

-- Marks a notice as sent and tells whom to write to; answers only once for each notice.
CREATE OR REPLACE FUNCTION contact_take(p_notice uuid) RETURNS TABLE (email text, language text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (UPDATE contact_notice SET sent_at = translocal_clock() WHERE id = p_notice AND sent_at IS NULL RETURNING staff_id)
    SELECT s.email, s.language FROM taken JOIN organisations_staff s ON s.id = taken.staff_id WHERE s.is_active
$$;

-- Whoever asked a question without a name is told that it was answered: by whoever answers it, who learns neither who
-- that is nor in which case they asked.
CREATE OR REPLACE FUNCTION contact_notify_asker(
    p_question uuid, p_id uuid, p_action uuid, p_task text, p_queue text, p_priority integer
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_fresh uuid[];
BEGIN
    IF NOT EXISTS (SELECT 1 FROM plans_question q JOIN organisations_post p ON p.team_id = q.to_team_id
                   WHERE q.id = p_question AND p.staff_id = translocal_actor() AND p.until IS NULL) THEN
        RAISE EXCEPTION 'this question was asked of another desk' USING ERRCODE = '42501';
    END IF;
    WITH fresh AS (
    INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
    SELECT p_id, s.asked_by_id, s.case_id, 'question.answered', p_action, translocal_clock() FROM plans_asking s
    WHERE s.question_id = p_question AND EXISTS (
        SELECT 1 FROM access_access a WHERE a.staff_id = s.asked_by_id AND a.case_id = s.case_id)
    ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id)
    SELECT array_agg(id) INTO v_fresh FROM fresh;
    RETURN contact_defer_mails(v_fresh, p_task, p_queue, p_priority);
END $$;

-- A mail for each of these notices, deferred in the transaction that leaves them. Answers how many.
CREATE OR REPLACE FUNCTION contact_defer_mails(p_fresh uuid[], p_task text, p_queue text, p_priority integer) RETURNS bigint
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF p_fresh IS NOT NULL THEN
        PERFORM procrastinate_defer_jobs_v1(array(
            SELECT ROW (p_queue, p_task, p_priority, NULL, NULL, jsonb_build_object('notice_id', f.id), NULL)::procrastinate_job_to_defer_v1
            FROM unnest(p_fresh) AS f (id)));
    END IF;
    RETURN coalesce(cardinality(p_fresh), 0);
END $$;


-- An exception leads two ways: those who decide where it was asked are told that it waits, under its own id, for they learn no
-- case; and what was decided is told to whoever may use it in the case, by somebody who does not know which that is.
CREATE OR REPLACE FUNCTION contact_notify_of_exception(
    p_exemption uuid, p_action uuid, p_task text, p_queue text, p_priority integer
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_fresh uuid[];
BEGIN
    WITH told AS (
        SELECT p.staff_id, x.id AS about, 'exception.asked' AS event FROM programmes_exemption x
        JOIN programmes_askedfor s ON s.exemption_id = x.id AND s.asked_by_id = translocal_actor()
        JOIN organisations_post p ON p.team_id = x.to_team_id AND p.role = 'approver' AND p.until IS NULL
        JOIN organisations_staff f ON f.id = p.staff_id AND f.is_active
        WHERE x.id = p_exemption AND x.state = 'asked' AND p.staff_id <> translocal_actor()
        UNION
        SELECT a.staff_id, s.case_id, 'exception.' || x.state FROM programmes_exemption x
        JOIN programmes_askedfor s ON s.exemption_id = x.id
        JOIN access_access a ON a.case_id = s.case_id AND a.standing IN ('active', 'cover') AND a.role = 'reintegration_counsellor'
        WHERE x.id = p_exemption AND x.state IN ('granted', 'refused') AND x.decided_by_id = translocal_actor()),
    fresh AS (
        INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
        SELECT gen_random_uuid(), t.staff_id, t.about, t.event, p_action, now() FROM told t
        ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id)
    SELECT array_agg(id) INTO v_fresh FROM fresh;
    RETURN contact_defer_mails(v_fresh, p_task, p_queue, p_priority);
END $$;
