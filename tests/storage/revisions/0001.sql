INSERT INTO people (id, channel, external, pseudonym, met_at, seen_at)
VALUES (1, 'telegram', '7001', 'a1b2c3d4e5f60708', '2026-11-20 01:02:03.000000', '2026-11-21 01:02:03.000000');
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
