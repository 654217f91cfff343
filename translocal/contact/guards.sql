-- A notice is for somebody else: under row security the writer could not write it. Repeats are harmless.
-- News of a case is only for those who may still see it; the answer to a handover reaches its sender whatever happens.
-- For each notice a mail is deferred: the same transaction, the same statement.
DROP FUNCTION IF EXISTS contact_notify(uuid[], uuid[], uuid, text, uuid);
CREATE OR REPLACE FUNCTION contact_notify(
    p_staff uuid[], p_ids uuid[], p_case uuid, p_event text, p_action uuid, p_task text, p_queue text, p_priority integer
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_fresh uuid[];
BEGIN
    WITH fresh AS (
        INSERT INTO contact_notice (id, staff_id, case_id, event, action_id, at)
        SELECT n.id, n.staff, p_case, p_event, p_action, now() FROM unnest(p_ids, p_staff) AS n (id, staff)
        WHERE p_event LIKE 'handover.%' OR EXISTS (
            SELECT 1 FROM access_access a WHERE a.staff_id = n.staff AND a.case_id = p_case)
        ON CONFLICT (staff_id, action_id, event) DO NOTHING RETURNING id)
    SELECT array_agg(id) INTO v_fresh FROM fresh;
    IF v_fresh IS NOT NULL THEN
        PERFORM procrastinate_defer_jobs_v1(array(
            SELECT ROW (p_queue, p_task, p_priority, NULL, NULL, jsonb_build_object('notice_id', f.id), NULL)::procrastinate_job_to_defer_v1
            FROM unnest(v_fresh) AS f (id)));
    END IF;
    RETURN coalesce(cardinality(v_fresh), 0);
END $$;

-- Marks a notice as sent and tells whom to write to; answers only once for each notice.
CREATE OR REPLACE FUNCTION contact_take(p_notice uuid) RETURNS TABLE (email text, language text)
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH taken AS (UPDATE contact_notice SET sent_at = now() WHERE id = p_notice AND sent_at IS NULL RETURNING staff_id)
    SELECT s.email, s.language FROM taken JOIN organisations_staff s ON s.id = taken.staff_id WHERE s.is_active
$$;
