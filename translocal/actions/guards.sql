-- One action at a time on a case, and each action id once for each actor: a repeat waits here until the first is done.
-- Answers whether the id is new, and what the actor may do on the case now that their turn has come.
DROP FUNCTION IF EXISTS actions_claim(uuid, uuid, text, bytea, bigint);
CREATE OR REPLACE FUNCTION actions_claim(p_actor uuid, p_action_id uuid, p_action text, p_digest bytea, p_queue bigint,
    p_case uuid, OUT fresh boolean, OUT rights bigint) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    -- Held together by all actions; `reach.reshape_team` takes it alone.
    PERFORM pg_advisory_xact_lock_shared(0);
    IF p_queue IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(p_queue);
    END IF;
    INSERT INTO actions_receipt (actor, action_id, action, digest)
    VALUES (p_actor, p_action_id, p_action, p_digest) ON CONFLICT DO NOTHING;
    fresh := FOUND;
    SELECT a.rights INTO rights FROM access_access a WHERE a.staff_id = p_actor AND a.case_id = p_case;
    rights := coalesce(rights, 0);
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
