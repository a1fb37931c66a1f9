INSERT INTO people (id, channel, external, pseudonym, met_at, seen_at, name, standing, role, code, code_at)
VALUES (1, 'telegram', '7001', 'a1b2c3d4e5f60708', '2026-11-20 01:02:03.000000', '2026-11-21 01:02:03.000000',
        'Nguyễn Văn A', 'new', 'editor', 'K7M2QX', '2026-11-20 01:02:03.000000');
INSERT INTO chats (id, channel, external, begun_at, leaving)
VALUES (1, 'telegram', '7001', '2026-11-20 01:02:03.000000', FALSE);
INSERT INTO inbox (id, channel, key, chat_id, body, received_at, begun, done_at)
VALUES (1, 'telegram', '900', 1, NULL, '2026-11-20 01:02:03.000000', 0, '2026-11-20 01:02:04.000000'),
       (2, 'telegram', '901', 1, '{"update_id": 901}', '2026-11-20 01:03:03.000000', 2, NULL);
INSERT INTO outbox (id, chat_id, received_id, part, body, written_at, attempts, next_at, sent_at, given_up)
VALUES (1, 1, 1, 0, '{"text": "Chủ đề thi đua"}', '2026-11-20 01:02:04.000000', 3, '2026-11-20 01:02:09.000000', NULL, NULL);
INSERT INTO questions (id, chat_id, person_id, text, status, reason, answer, evidence, asked_at, seconds)
VALUES (1, 1, 1, 'Chủ đề thi đua?', 'answered', '', '{"text": "Chủ đề thi đua"}',
        '[{"source": "001", "start": 3, "end": 9}]', '2026-11-20 01:02:04.000000', 0.05);
INSERT INTO accounts (id, name, pseudonym, password, role, made_at, failures, locked_until)
VALUES (1, 'quan-tri', 'b1b2c3d4e5f60708', '$argon2id$synthetic', 'administrator', '2026-11-20 01:02:03.000000', 2, NULL);
INSERT INTO sign_ins (digest, account_id, seal, begun_at, seen_at)
VALUES ('aa11', 1, 'bb22', '2026-11-20 01:02:03.000000', '2026-11-20 01:05:03.000000');
INSERT INTO audit (id, done_at, actor, deed, subject)
VALUES (1, '2026-11-20 01:06:03.000000', 'b1b2c3d4e5f60708', 'allowed', 'a1b2c3d4e5f60708');
INSERT INTO feedback (id, question_id, verdict, reason, comment, given_at)
VALUES (1, 1, 'bad', 'wrong', 'Sai năm', '2026-11-20 01:07:03.000000');
INSERT INTO tokens (name, seed, access, refresh, expires_at)
VALUES ('zalooa', 'cc33', 'truy-cap', 'lam-moi', '2026-11-21 02:03:04.000000');
