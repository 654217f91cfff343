-- One action at a time on a case, and each action id once for each actor: a repeat waits here until the first is done.
CREATE OR REPLACE FUNCTION actions_claim(p_actor uuid, p_action_id uuid, p_action text, p_digest bytea, p_queue bigint)
RETURNS boolean LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- Held together by all actions; `reach.reshape_team` takes it alone.
    PERFORM pg_advisory_xact_lock_shared(0);
    IF p_queue IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(p_queue);
    END IF;
    INSERT INTO actions_receipt (actor, action_id, action, digest)
    VALUES (p_actor, p_action_id, p_action, p_digest) ON CONFLICT DO NOTHING;
    RETURN FOUND;
END $$;

-- What came of it, and that the case has changed.
CREATE OR REPLACE FUNCTION actions_finish(p_actor uuid, p_action_id uuid, p_result uuid, p_case uuid)
RETURNS void LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE actions_receipt SET result = p_result WHERE actor = p_actor AND action_id = p_action_id;
    IF p_case IS NOT NULL THEN
        PERFORM access_touch(p_case);
    END IF;
END $$;
