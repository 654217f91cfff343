-- Which handovers are overdue: ids only, for the clock that lets them expire one by one.
CREATE OR REPLACE FUNCTION handovers_overdue(p_limit integer) RETURNS TABLE (handover uuid, case_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT h.id, h.case_id FROM handovers_handover h
    JOIN organisations_team t ON t.id = h.to_team_id JOIN organisations_office o ON o.id = t.office_id
    WHERE h.state = 'proposed' AND h.answer_by < (now() AT TIME ZONE o.time_zone)::date
    ORDER BY h.answer_by LIMIT p_limit
$$;
