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

-- Whether whoever acts may decide an exception: an approver where it was asked, who neither asked it nor ever stood in the case.
-- Only yes or no comes back: whose exception it is, whoever decides does not learn.
CREATE OR REPLACE FUNCTION programmes_may_decide(p_exemption uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM programmes_exemption x JOIN organisations_post p ON p.team_id = x.to_team_id
            WHERE x.id = p_exemption AND p.staff_id = translocal_actor() AND p.until IS NULL AND p.role = 'approver')
        AND NOT EXISTS (SELECT FROM programmes_askedfor s WHERE s.exemption_id = p_exemption AND (s.asked_by_id = translocal_actor()
            OR EXISTS (SELECT FROM cases_involvement i WHERE i.case_id = s.case_id AND i.staff_id = translocal_actor())
            OR EXISTS (SELECT FROM access_access a WHERE a.case_id = s.case_id AND a.staff_id = translocal_actor())))
$$;

-- What was asked stays as it was asked, what was decided as it was decided, and only whoever may decide does.
CREATE OR REPLACE FUNCTION programmes_keep_exemption() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.state <> 'asked' THEN
            RAISE EXCEPTION 'an exception begins by being asked for' USING ERRCODE = '42501';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.programme, NEW.approval, NEW.day, NEW.told, NEW.words, NEW.from_team_id, NEW.to_team_id, NEW.asked_at)
        IS DISTINCT FROM (OLD.programme, OLD.approval, OLD.day, OLD.told, OLD.words, OLD.from_team_id, OLD.to_team_id, OLD.asked_at)
        OR OLD.state <> 'asked' AND (NEW.decided_at, NEW.decided_by_id, NEW.reason)
            IS DISTINCT FROM (OLD.decided_at, OLD.decided_by_id, OLD.reason)
        OR OLD.state NOT IN ('asked', NEW.state) AND (OLD.state, NEW.state) <> ('granted', 'lapsed') THEN
        RAISE EXCEPTION 'what was asked and decided stays' USING ERRCODE = '42501';
    END IF;
    IF OLD.state = 'asked' AND NEW.state IN ('granted', 'refused', 'lapsed')
        AND (NEW.decided_by_id IS DISTINCT FROM translocal_actor() OR NOT programmes_may_decide(NEW.id)) THEN
        RAISE EXCEPTION 'this exception is decided by others' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS kept ON programmes_exemption;
CREATE TRIGGER kept BEFORE INSERT OR UPDATE ON programmes_exemption FOR EACH ROW EXECUTE FUNCTION programmes_keep_exemption();

-- An entitlement rests on what was granted for its own case, and under its own programme.
CREATE OR REPLACE FUNCTION programmes_rests_on_granted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM programmes_exemption x JOIN programmes_askedfor s ON s.exemption_id = x.id
                   JOIN programmes_entitlement e ON e.id = NEW.entitlement_id AND e.case_id = s.case_id AND e.programme = x.programme
                   WHERE x.id = NEW.exemption_id AND x.state = 'granted' AND s.case_id = NEW.case_id) THEN
        RAISE EXCEPTION 'no such exception was granted for this case' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS granted ON programmes_exempted;
CREATE TRIGGER granted BEFORE INSERT ON programmes_exempted FOR EACH ROW EXECUTE FUNCTION programmes_rests_on_granted();

-- Whoever ends a case ends what was asked or granted for it, also a worker who does not see its money: only how many comes back.
CREATE OR REPLACE FUNCTION programmes_end_exceptions(p_case uuid) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_ended bigint;
BEGIN
    IF NOT EXISTS (SELECT FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case) THEN
        RAISE EXCEPTION 'the actor stands nowhere on this case' USING ERRCODE = '42501';
    END IF;
    UPDATE programmes_exemption x SET version = x.version + 1, state = CASE x.state WHEN 'asked' THEN 'withdrawn' ELSE 'lapsed' END
    FROM programmes_askedfor s WHERE s.exemption_id = x.id AND s.case_id = p_case AND x.state IN ('asked', 'granted');
    GET DIAGNOSTICS v_ended = ROW_COUNT;
    RETURN v_ended;
END $$;

-- That somebody who decides looked is written down with the case, which they do not learn.
CREATE OR REPLACE FUNCTION programmes_log_reading(p_exemption uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    INSERT INTO journal_reading (staff_id, case_id, what)
    SELECT translocal_actor(), s.case_id, 'exception' FROM programmes_askedfor s WHERE s.exemption_id = p_exemption
$$;
