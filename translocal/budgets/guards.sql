-- The only doors into the ledger. They run with their owner's rights, because nobody may write a budget or an entry by
-- hand; they ask first whether the actor sees the money of the case (lens 128). What they refuse they name as the
-- constraints of the tables are named, so that it is told in the same words.

CREATE OR REPLACE FUNCTION budgets_refuse(p_constraint text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', p_constraint USING ERRCODE = '23514', CONSTRAINT = p_constraint;
END $$;

CREATE OR REPLACE FUNCTION budgets_see_money(p_case uuid) RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a
                   WHERE a.staff_id = translocal_actor() AND a.case_id = p_case AND a.parts & 128 <> 0) THEN
        RAISE EXCEPTION 'the actor does not see the money of this case' USING ERRCODE = '42501';
    END IF;
END $$;

CREATE OR REPLACE FUNCTION budgets_open(p_id uuid, p_case uuid, p_entitlement uuid, p_fund uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM budgets_see_money(p_case);
    INSERT INTO budgets_budget (id, case_id, entitlement_id, fund_id, state, allocated, reserved, paid, opened_at, opened_by)
    SELECT p_id, p_case, e.id, p_fund, 'open', 0, 0, 0, translocal_clock(), translocal_actor()
    FROM programmes_entitlement e WHERE e.id = p_entitlement AND e.case_id = p_case;
END $$;

-- A later answer of the rules carries the budget from now on.
CREATE OR REPLACE FUNCTION budgets_rest_on(p_budget uuid, p_entitlement uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM budgets_see_money((SELECT b.case_id FROM budgets_budget b WHERE b.id = p_budget));
    UPDATE budgets_budget b SET entitlement_id = e.id FROM programmes_entitlement e
    WHERE b.id = p_budget AND b.state = 'open' AND e.id = p_entitlement AND e.case_id = b.case_id;
END $$;

-- How much of a kind stands in the entries: what is reserved, paid, allocated. The one place where the signs are written.
CREATE OR REPLACE FUNCTION budgets_effect(p_sum text, p_kind text, p_euro numeric, p_from_reserved numeric) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE p_sum
        WHEN 'allocated' THEN CASE p_kind WHEN 'allocated' THEN p_euro WHEN 'closed' THEN -p_euro ELSE 0 END
        WHEN 'reserved' THEN CASE p_kind WHEN 'reserved' THEN p_euro WHEN 'moved' THEN p_euro WHEN 'released' THEN -p_euro
                                         WHEN 'paid' THEN -p_from_reserved ELSE 0 END
        WHEN 'paid' THEN CASE p_kind WHEN 'paid' THEN p_euro WHEN 'refunded' THEN -p_euro ELSE 0 END
    END
$$;

-- Writes one entry and the sums it changes, under the lock of the budget, and of the fund where that gives or gets.
-- A move takes from `p_other`. What comes back to a closed budget goes on to its fund.
CREATE OR REPLACE FUNCTION budgets_book(
    p_entry uuid, p_budget uuid, p_kind text, p_euro numeric, p_action uuid, p_purpose uuid DEFAULT NULL, p_other uuid DEFAULT NULL,
    p_local numeric DEFAULT NULL, p_currency text DEFAULT '', p_rate numeric DEFAULT NULL, p_month date DEFAULT NULL
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_budget budgets_budget%ROWTYPE;
    v_fund programmes_fund%ROWTYPE;
    v_open numeric := 0; -- still reserved for the purpose, or for the other one in a move
    v_spent numeric := 0; -- paid for the purpose
    v_from numeric := 0;
    v_given numeric := 0; -- what the fund gives
    v_at timestamptz;
BEGIN
    SELECT * INTO v_budget FROM budgets_budget WHERE id = p_budget FOR UPDATE; -- the lock
    PERFORM budgets_see_money(v_budget.case_id);
    v_at := translocal_clock();
    IF v_budget.state = 'closed' AND p_kind <> 'refunded' THEN
        PERFORM budgets_refuse('budget_is_closed');
    END IF;
    IF p_euro < 0 AND p_kind <> 'allocated' OR p_euro <= 0 AND p_kind NOT IN ('allocated', 'closed') THEN
        PERFORM budgets_refuse('entry_has_an_amount');
    END IF;
    SELECT coalesce(sum(budgets_effect('reserved', kind, euro, from_reserved)), 0),
           coalesce(sum(budgets_effect('paid', kind, euro, from_reserved)), 0)
    INTO v_open, v_spent FROM budgets_entry WHERE budget_id = p_budget AND purpose = coalesce(p_other, p_purpose);

    CASE p_kind
        WHEN 'allocated' THEN v_given := p_euro;
        WHEN 'closed' THEN
            -- Whatever is left at this very moment, whoever was told another sum before.
            p_euro := v_budget.allocated - v_budget.reserved - v_budget.paid;
            v_given := -p_euro;
            v_budget.state := 'closed';
        WHEN 'reserved' THEN v_budget.reserved := v_budget.reserved + p_euro;
        WHEN 'released' THEN v_budget.reserved := v_budget.reserved - p_euro; v_open := v_open - p_euro;
        WHEN 'moved' THEN v_open := v_open - p_euro;
        WHEN 'paid' THEN
            v_from := least(p_euro, v_open);
            v_budget.reserved := v_budget.reserved - v_from;
            v_budget.paid := v_budget.paid + p_euro;
        WHEN 'refunded' THEN
            v_budget.paid := v_budget.paid - p_euro;
            v_spent := v_spent - p_euro;
            v_given := CASE v_budget.state WHEN 'closed' THEN -p_euro ELSE 0 END;
    END CASE;
    v_budget.allocated := v_budget.allocated + v_given;
    IF v_open < 0 OR v_spent < 0 THEN
        PERFORM budgets_refuse('budget_gives_back_what_it_holds');
    END IF;
    IF v_budget.reserved + v_budget.paid > v_budget.allocated THEN
        PERFORM budgets_refuse('budget_is_never_overspent');
    END IF;
    IF v_given <> 0 THEN
        SELECT * INTO v_fund FROM programmes_fund WHERE id = v_budget.fund_id FOR UPDATE; -- the lock
        IF v_fund.allocated + v_given > v_fund.ceiling THEN
            PERFORM budgets_refuse('fund_never_passes_its_ceiling');
        END IF;
        UPDATE programmes_fund SET allocated = v_fund.allocated + v_given WHERE id = v_fund.id;
    END IF;

    IF p_kind = 'moved' THEN
        INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, currency, purpose, action_id, at, by)
        VALUES (gen_random_uuid(), v_budget.case_id, p_budget, 'moved', -p_euro, 0, '', p_other, p_action, v_at, translocal_actor());
    END IF;
    INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, local, currency, rate, month, purpose, action_id, at, by)
    VALUES (p_entry, v_budget.case_id, p_budget, p_kind, p_euro, v_from, p_local, p_currency, p_rate, p_month, p_purpose, p_action,
            v_at, translocal_actor());
    IF p_kind = 'refunded' AND v_given < 0 THEN
        INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, currency, action_id, at, by)
        VALUES (gen_random_uuid(), v_budget.case_id, p_budget, 'closed', p_euro, 0, '', p_action, v_at, translocal_actor());
    END IF;
    UPDATE budgets_budget SET allocated = v_budget.allocated, reserved = v_budget.reserved, paid = v_budget.paid, state = v_budget.state,
        closed_at = CASE WHEN v_budget.state = 'closed' THEN coalesce(closed_at, v_at) END,
        closed_by = CASE WHEN v_budget.state = 'closed' THEN coalesce(closed_by, translocal_actor()) END
    WHERE id = p_budget;
END $$;

-- Whoever ends a case settles its money, also a worker who does not see it: what is reserved is free, and what is left goes back to
-- its fund. Only the sums come back; nothing, where no budget is open.
DROP FUNCTION IF EXISTS budgets_release_all(uuid, uuid);
CREATE OR REPLACE FUNCTION budgets_settle(p_case uuid, p_action uuid) RETURNS TABLE (released numeric, paid numeric, freed numeric)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    v_budget budgets_budget%ROWTYPE;
    v_at timestamptz;
    v_left numeric;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM access_access a WHERE a.staff_id = translocal_actor() AND a.case_id = p_case) THEN
        RAISE EXCEPTION 'the actor stands nowhere on this case' USING ERRCODE = '42501';
    END IF;
    IF NOT EXISTS (SELECT 1 FROM cases_case c WHERE c.id = p_case AND c.state = 'ended') THEN
        RAISE EXCEPTION 'this case has not ended' USING ERRCODE = '42501';
    END IF;
    SELECT * INTO v_budget FROM budgets_budget b WHERE b.case_id = p_case AND b.state = 'open' FOR UPDATE; -- the lock
    IF NOT FOUND THEN
        RETURN;
    END IF;
    v_at := translocal_clock();
    v_left := v_budget.allocated - v_budget.paid;
    INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, currency, purpose, action_id, at, by)
    SELECT gen_random_uuid(), p_case, v_budget.id, 'released', sum(budgets_effect('reserved', e.kind, e.euro, e.from_reserved)), 0, '',
           e.purpose, p_action, v_at, translocal_actor()
    FROM budgets_entry e WHERE e.budget_id = v_budget.id AND e.purpose IS NOT NULL
    GROUP BY e.purpose HAVING sum(budgets_effect('reserved', e.kind, e.euro, e.from_reserved)) > 0;
    UPDATE programmes_fund f SET allocated = f.allocated - v_left WHERE f.id = v_budget.fund_id AND v_left <> 0;
    INSERT INTO budgets_entry (id, case_id, budget_id, kind, euro, from_reserved, currency, action_id, at, by)
    VALUES (gen_random_uuid(), p_case, v_budget.id, 'closed', v_left, 0, '', p_action, v_at, translocal_actor());
    UPDATE budgets_budget b SET reserved = 0, allocated = v_budget.paid, state = 'closed', closed_at = v_at, closed_by = translocal_actor()
    WHERE b.id = v_budget.id;
    RETURN QUERY SELECT v_budget.reserved, v_budget.paid, v_left;
END $$;

-- Every sum that is not what its entries say, whoever may see them: ids and figures, nothing else. Nothing, when all is well.
CREATE OR REPLACE FUNCTION budgets_imbalances() RETURNS TABLE (what text, id uuid, stored numeric, in_entries numeric)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH sums AS (
        SELECT b.id, b.fund_id, s.what, s.stored,
               coalesce((SELECT sum(budgets_effect(s.what, e.kind, e.euro, e.from_reserved)) FROM budgets_entry e
                         WHERE e.budget_id = b.id), 0) AS in_entries
        FROM budgets_budget b CROSS JOIN LATERAL
            (VALUES ('allocated', b.allocated), ('reserved', b.reserved), ('paid', b.paid)) AS s (what, stored)
    )
    SELECT what, id, stored, in_entries FROM sums WHERE stored <> in_entries
    UNION ALL
    SELECT 'moved', e.budget_id, 0, sum(e.euro) FROM budgets_entry e WHERE e.kind = 'moved' GROUP BY e.budget_id HAVING sum(e.euro) <> 0
    UNION ALL
    SELECT 'fund', f.id, f.allocated, coalesce(sum(s.in_entries), 0) FROM programmes_fund f
    LEFT JOIN sums s ON s.fund_id = f.id AND s.what = 'allocated'
    GROUP BY f.id, f.allocated HAVING f.allocated <> coalesce(sum(s.in_entries), 0)
$$;

DROP TRIGGER IF EXISTS append_only ON budgets_entry;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON budgets_entry FOR EACH ROW EXECUTE FUNCTION translocal_refuse_change();
DROP TRIGGER IF EXISTS never_emptied ON budgets_entry;
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON budgets_entry FOR EACH STATEMENT EXECUTE FUNCTION translocal_refuse_change();

-- What has become of each fund, as the sums of its budgets: nobody's budget, and only for whoever answers for the programme.
CREATE OR REPLACE FUNCTION budgets_by_fund()
RETURNS TABLE (fund_id uuid, budgets bigint, allocated numeric, reserved numeric, paid numeric)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM cases_may_report();
    RETURN QUERY SELECT b.fund_id, count(*), sum(b.allocated), sum(b.reserved), sum(b.paid) FROM budgets_budget b GROUP BY 1;
END $$;
