-- The caseload as the rules see it: for every open case the facts that decided its latest answer under it, and nobody in it. No id
-- comes out, no name, and no day unless an age hangs on it; households that look alike come as one line with their number.
-- Only whoever answers for the programme reads it, to see what other values would mean.
CREATE OR REPLACE FUNCTION programmes_caseload(p_programme text)
RETURNS TABLE (origin text, day date, facts jsonb, households bigint, total numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM cases_may_report();
    RETURN QUERY
    SELECT c.origin_country::text, CASE WHEN e.facts::text LIKE '%.age"%' THEN e.day END, e.facts, count(*), sum(e.total)
    FROM programmes_entitlement e JOIN cases_case c ON c.id = e.case_id
    WHERE e.programme = p_programme AND c.state <> 'ended' AND NOT EXISTS
        (SELECT FROM programmes_entitlement later WHERE later.case_id = e.case_id AND later.programme = e.programme
            AND (later.at, later.id) > (e.at, e.id))
    GROUP BY 1, 2, 3;
END $$;
