-- Whoever ends a case calls off what was not yet paid in it, also a worker who does not see its money: only the number
-- comes back. What was reserved is freed by the ledger, in the same transaction.
CREATE OR REPLACE FUNCTION purchases_stop_all(p_case uuid, p_reason text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_count bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case) THEN
        RAISE EXCEPTION 'the actor stands nowhere on this case' USING ERRCODE = '42501';
    END IF;
    UPDATE purchases_purchase SET state = 'cancelled', ended_at = clock_timestamp(), reason = p_reason, version = version + 1
    WHERE case_id = p_case AND state IN ('requested', 'approved');
    GET DIAGNOSTICS v_count = ROW_COUNT;
    RETURN v_count;
END $$;
