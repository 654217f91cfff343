CREATE SEQUENCE IF NOT EXISTS cases_reference START 2411;

-- Everything the rule of reach needs to know about some cases, whoever asks: a writer who sees only a part of a case
-- must not compute everybody's access from that part. In plpgsql, because that keeps its plan for the next time.
CREATE OR REPLACE FUNCTION cases_facts(p_cases uuid[])
RETURNS TABLE (case_id uuid, head jsonb, involvements jsonb, posts jsonb, grants jsonb, adults jsonb, people bigint, follows jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY SELECT c.id,
        coalesce(
            (SELECT to_jsonb(a) FROM access_access a WHERE a.case_id = c.id AND a.standing <> 'errand' LIMIT 1),
            -- Nobody reaches it just now: the last worker has left. Whoever comes next has to find it again.
            (SELECT jsonb_build_object('kind', 'case', 'stage', k.state, 'origin', k.origin_country,
                    'reference', k.reference, 'since', k.opened_at, 'updated_at', translocal_clock()) FROM cases_case k WHERE k.id = c.id),
            (SELECT jsonb_build_object('kind', 'talk', 'stage', t.state, 'origin', t.origin_country,
                    'reference', '', 'since', t.begun_at, 'updated_at', translocal_clock()) FROM counselling_talk t WHERE t.id = c.id)),
        (SELECT coalesce(jsonb_agg(jsonb_build_object('staff', i.staff_id, 'team', i.team_id, 'role', i.role,
                'standing', i.standing, 'withheld', i.withheld)), '[]')
           FROM cases_involvement i WHERE i.case_id = c.id AND i.standing <> 'ended'),
        -- Of a large team only those who can reach the case: who stands in it, who leads, and, where the whole team is
        -- asked, everybody. Whoever holds a grant comes with all their posts.
        (SELECT coalesce(jsonb_agg(jsonb_build_object('staff', p.staff_id, 'team', p.team_id, 'role', p.role,
                'lead', p.is_lead)), '[]')
           FROM (SELECT o.staff_id, o.team_id, o.role, o.is_lead FROM cases_involvement i JOIN organisations_post o
                     ON o.team_id = i.team_id AND o.until IS NULL AND (o.is_lead OR i.staff_id IS NULL OR o.staff_id = i.staff_id)
                  WHERE i.case_id = c.id AND i.standing <> 'ended'
                  UNION
                 SELECT o.staff_id, o.team_id, o.role, o.is_lead FROM cases_grant g JOIN organisations_post o
                     ON o.staff_id = g.staff_id AND o.until IS NULL WHERE g.case_id = c.id AND g.ended_at IS NULL) p),
        (SELECT coalesce(jsonb_agg(jsonb_build_object('staff', g.staff_id, 'role', g.role, 'standing', g.standing)), '[]')
           FROM cases_grant g WHERE g.case_id = c.id AND g.ended_at IS NULL),
        (SELECT coalesce(jsonb_agg(m.person_id), '[]') FROM people_membership m
          WHERE m.case_id = c.id AND m.until IS NULL AND m.position = 'adult'),
        (SELECT count(*) FROM people_membership m WHERE m.case_id = c.id AND m.until IS NULL),
        (SELECT coalesce(jsonb_agg(jsonb_build_array(f.person_id, f.staff_id)), '[]') FROM consents_consent f
          WHERE f.case_id = c.id AND f.purpose = 'follow' AND f.withdrawn_at IS NULL)
    FROM unnest(p_cases) AS c (id);
END $$;

CREATE OR REPLACE FUNCTION cases_of_team(p_team uuid) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT case_id FROM cases_involvement WHERE team_id = p_team AND standing <> 'ended'
    UNION SELECT g.case_id FROM cases_grant g JOIN organisations_post p ON p.staff_id = g.staff_id
     WHERE p.team_id = p_team AND g.ended_at IS NULL
$$;

CREATE OR REPLACE FUNCTION cases_next_reference() RETURNS text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT 'TL-' || nextval('cases_reference')
$$;

-- Covers and reviews whose last day has passed: no more than the clock needs that ends them one by one.
DROP FUNCTION IF EXISTS cases_covers_due(date);
CREATE OR REPLACE FUNCTION cases_grants_due(p_today date) RETURNS TABLE (grant_id uuid, case_id uuid, standing text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT g.id, g.case_id, g.standing FROM cases_grant g WHERE g.ended_at IS NULL AND g.until < p_today ORDER BY g.until LIMIT 500
$$;

-- The names of all stored files that a document, a quote or a proof still names, for the sweep of orphans.
CREATE OR REPLACE FUNCTION cases_stored_files() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT stored FROM cases_document WHERE removed_at IS NULL
    UNION ALL SELECT stored FROM purchases_quote WHERE stored <> ''
    UNION ALL SELECT stored FROM purchases_proof WHERE stored <> ''
$$;

-- The reporting lens: all cases, and nobody in them. Only whoever answers for the programme reads it; each file gets
-- numbers of its own (`p_salt`), so that two files cannot be laid side by side, and countries of origin with few cases
-- are told together. It never says how somebody's way turned: "ended" is all there is.
CREATE OR REPLACE FUNCTION cases_may_report() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM organisations_post p WHERE p.staff_id = translocal_actor() AND p.until IS NULL
                   AND p.role = 'programme_manager') THEN
        RAISE EXCEPTION 'not the programme' USING ERRCODE = '42501';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION cases_report_countries(p_least int) RETURNS text[]
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM cases_may_report();
    RETURN array(SELECT c.origin_country::text FROM cases_case c GROUP BY 1 HAVING count(*) >= p_least ORDER BY 1);
END $$;

CREATE OR REPLACE FUNCTION cases_reported(p_after uuid, p_rows int, p_salt bytea, p_shown text[])
RETURNS TABLE (last uuid, lines text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM cases_may_report();
    RETURN QUERY
    WITH piece AS MATERIALIZED (
        SELECT c.* FROM cases_case c WHERE c.id > p_after ORDER BY c.id LIMIT p_rows),
    many AS (
        SELECT m.case_id, count(*) AS people, count(*) FILTER (WHERE m.position = 'child') AS children
        FROM people_membership m WHERE m.case_id IN (SELECT id FROM piece) AND m.until IS NULL GROUP BY 1),
    joints AS (
        SELECT h.case_id, count(*) FILTER (WHERE h.state = 'accepted') AS accepted, count(*) AS asked
        FROM handovers_handover h WHERE h.case_id IN (SELECT id FROM piece) AND h.proposed_at IS NOT NULL GROUP BY 1)
    SELECT max(p.id::text)::uuid, string_agg(concat_ws(',',
        encode(substr(sha256(p_salt || uuid_send(p.id)), 1, 8), 'hex'), to_char(p.opened_at, 'YYYY-MM'), p.state,
        p.host_country, CASE WHEN p.origin_country = ANY (p_shown) THEN p.origin_country ELSE '' END,
        coalesce(many.people, 0), coalesce(many.children, 0), coalesce(joints.asked, 0), coalesce(joints.accepted, 0)
        ), E'\r\n' ORDER BY sha256(p_salt || uuid_send(p.id)))
    FROM piece p LEFT JOIN many ON many.case_id = p.id LEFT JOIN joints ON joints.case_id = p.id
    HAVING count(*) > 0;
END $$;
