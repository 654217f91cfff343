-- The only door into the journal. Runs with its owner's rights: under row security a writer would see only the
-- latest *visible* event and the chain would fork (docs/decisions/0004). The lock on the head makes writers queue.
CREATE OR REPLACE FUNCTION journal_append(
    p_stream uuid, p_case uuid, p_name text, p_version smallint, p_lens integer, p_party uuid,
    p_action uuid, p_salt bytea, p_payload text
) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_actor uuid := translocal_actor();
    v_at timestamptz := translocal_clock();
    v_head journal_head%ROWTYPE;
    v_digest bytea := sha256(p_salt || convert_to(p_payload, 'UTF8'));
    v_seq bigint;
    v_hash bytea;
BEGIN
    IF p_case IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM access_access a WHERE a.staff_id = v_actor AND a.case_id = p_case
    ) THEN
        RAISE EXCEPTION 'the actor stands nowhere on this case' USING ERRCODE = '42501';
    END IF;
    SELECT * INTO v_head FROM journal_head WHERE stream = p_stream FOR NO KEY UPDATE;
    IF NOT FOUND THEN
        INSERT INTO journal_head (stream, seq, hash) VALUES (p_stream, 0, '\x') ON CONFLICT (stream) DO NOTHING;
        SELECT * INTO v_head FROM journal_head WHERE stream = p_stream FOR NO KEY UPDATE;
    END IF;
    v_seq := v_head.seq + 1;
    v_hash := sha256(v_head.hash || convert_to(concat_ws('|',
        p_stream, v_seq, p_name, p_version, (extract(epoch FROM v_at) * 1000000)::bigint, v_actor,
        coalesce(p_case::text, '-'), p_lens, coalesce(p_party::text, '-'), p_action, encode(v_digest, 'hex')), 'UTF8'));
    INSERT INTO journal_event (stream, seq, name, version, at, actor, case_id, lens, party, action_id, digest, hash)
    VALUES (p_stream, v_seq, p_name, p_version, v_at, v_actor, p_case, p_lens, p_party, p_action, v_digest, v_hash);
    INSERT INTO journal_detail (stream, seq, case_id, lens, party, salt, payload)
    VALUES (p_stream, v_seq, p_case, p_lens, p_party, p_salt, p_payload);
    UPDATE journal_head SET seq = v_seq, hash = v_hash WHERE stream = p_stream;
    RETURN v_seq;
END $$;

DROP FUNCTION IF EXISTS journal_erase(uuid);

-- Seals the readings older than ten minutes; no transaction lives that long, so none can slip in behind a seal.
-- Only up to the first younger one: an id may be taken before one of an older transaction, and would be left out.
CREATE OR REPLACE FUNCTION journal_seal_readings() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    v_last journal_seal%ROWTYPE;
    v_count bigint; v_first bigint; v_to bigint; v_rows bytea;
BEGIN
    LOCK TABLE journal_seal IN EXCLUSIVE MODE;
    SELECT * INTO v_last FROM journal_seal ORDER BY id DESC LIMIT 1;
    SELECT count(*), min(id), max(id), sha256(convert_to(coalesce(string_agg(concat_ws('|', id,
        (extract(epoch FROM at) * 1000000)::bigint, staff_id, coalesce(case_id::text, '-'), what), E'\n' ORDER BY id), ''), 'UTF8'))
    INTO v_count, v_first, v_to, v_rows FROM journal_reading
    WHERE id > coalesce(v_last.last_reading, 0) AND id < coalesce((SELECT min(y.id) FROM journal_reading y
        WHERE y.id > coalesce(v_last.last_reading, 0) AND y.at >= now() - interval '10 minutes'), 9223372036854775807);
    IF v_count > 0 THEN
        INSERT INTO journal_seal (first_reading, last_reading, count, hash)
        VALUES (v_first, v_to, v_count, sha256(coalesce(v_last.hash, '\x') || v_rows));
    END IF;
    RETURN v_count;
END $$;

CREATE OR REPLACE FUNCTION translocal_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = '42501';
END $$;
DROP TRIGGER IF EXISTS append_only ON journal_event;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal_event
    FOR EACH ROW EXECUTE FUNCTION translocal_refuse_change();
DROP TRIGGER IF EXISTS append_only ON journal_seal;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON journal_seal
    FOR EACH ROW EXECUTE FUNCTION translocal_refuse_change();
DROP TRIGGER IF EXISTS never_emptied ON journal_event;
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON journal_event
    FOR EACH STATEMENT EXECUTE FUNCTION translocal_refuse_change();
DROP TRIGGER IF EXISTS never_emptied ON journal_reading;
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON journal_reading
    FOR EACH STATEMENT EXECUTE FUNCTION translocal_refuse_change();
