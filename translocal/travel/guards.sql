-- Where the journey of a case stands, for whoever stands in the case: it decides what the case can do next. No detail.
CREATE OR REPLACE FUNCTION travel_standing(p_case uuid) RETURNS TABLE (open_state text, arrived_on date, offered boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce(max(j.state) FILTER (WHERE j.state IN ('prepared', 'sent', 'booked', 'no_show')),
                    max(j.state) FILTER (WHERE j.state = 'boarded'), ''),
           max(j.arrived_on), coalesce(bool_or(j.arrived_on IS NOT NULL AND j.check_in <> ''), false)
    FROM travel_application j WHERE j.case_id = p_case AND EXISTS (
        SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case)
$$;

-- They rest, stop or go another way before boarding: the journey stops and what is booked is cancelled, whoever notes it.
-- Answers how many journeys were stopped.
CREATE OR REPLACE FUNCTION travel_stop(p_case uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE v_stopped uuid[];
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case
                   AND a.standing IN ('active', 'cover', 'errand')) THEN
        RAISE EXCEPTION 'the actor does not stand active on this case' USING ERRCODE = '42501';
    END IF;
    WITH stopped AS (
        UPDATE travel_application SET state = 'stopped', stopped_at = translocal_clock(), version = version + 1
        WHERE case_id = p_case AND state IN ('prepared', 'sent', 'booked', 'no_show') RETURNING id)
    SELECT array_agg(id) INTO v_stopped FROM stopped;
    UPDATE travel_booking SET state = 'cancelled', ended_at = translocal_clock()
    WHERE application_id = ANY (v_stopped) AND state = 'booked';
    RETURN coalesce(cardinality(v_stopped), 0);
END $$;

-- Somebody left the household, or two records became one: who travels follows. Answers 'same', 'changed' or 'stopped'.
CREATE OR REPLACE FUNCTION travel_follow_household(p_case uuid) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_journey travel_application%ROWTYPE;
    v_named uuid[];
    v_left uuid[];
BEGIN
    SELECT * INTO v_journey FROM travel_application
    WHERE case_id = p_case AND state IN ('prepared', 'sent', 'booked', 'no_show') FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        RETURN 'same';
    END IF;
    SELECT array_agg(DISTINCT coalesce(p.merged_into_id, p.id)) INTO v_named
    FROM people_person p WHERE p.id = ANY (v_journey.travellers);
    SELECT coalesce(array_agg(n.id ORDER BY n.id), '{}') INTO v_left FROM unnest(v_named) AS n (id)
    WHERE EXISTS (SELECT 1 FROM people_membership m WHERE m.case_id = p_case AND m.person_id = n.id AND m.until IS NULL);
    IF v_left = '{}' THEN
        PERFORM travel_stop(p_case);
        RETURN 'stopped';
    END IF;
    IF v_left @> v_journey.travellers AND v_journey.travellers @> v_left THEN
        RETURN 'same';
    END IF;
    UPDATE travel_application SET travellers = v_left, version = version + 1,
        state = CASE WHEN state = 'booked' AND cardinality(v_left) < cardinality(v_named) THEN 'sent' ELSE state END
    WHERE id = v_journey.id;
    UPDATE travel_booking b SET state = 'cancelled', ended_at = translocal_clock()
    FROM people_person p WHERE b.application_id = v_journey.id AND b.state = 'booked' AND p.id = b.person_id
        AND coalesce(p.merged_into_id, p.id) <> ALL (v_left);
    RETURN CASE WHEN cardinality(v_left) < cardinality(v_named) THEN 'changed' ELSE 'same' END;
END $$;
