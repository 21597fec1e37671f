import type { RenderedMessage } from '#domain/alerting/channel.js'

/** A message as the deliverer hands it to a channel. */
export const message: RenderedMessage = {
  id: '0b7a3c1e-5f7e-4a6e-9d0f-2f4f0f6f7a11',
  urgency: 'now',
  organisation: { id: 'plandiste', name: 'Општина Пландиште' },
  language: 'sr-Cyrl',
  zone: 'Europe/Belgrade',
  at: '2026-11-22T01:10:00.000Z',
  subject: 'Нема успешне резервне копије „ноћна“ од 19.11.2026. 23:10 (srv-01)',
  text: 'Општина Пландиште\n\nИстекло\n.\nШта треба учинити: проверите посао.\n',
  items: [
    {
      kind: 'opened',
      alert: 1,
      cause: 'verdict',
      rule: 'backup-recent',
      severity: 'high',
      thing: 'host:a#backup/restic#ноћна',
      thingName: 'ноћна',
      subject: 'host:a',
      hostName: 'srv-01',
      placeName: 'Сервер сала',
      state: 'lapsed',
      since: '2026-11-22T01:10:00.000Z',
      openedAt: '2026-11-22T01:10:00.000Z',
      closedAt: null,
      evidence: { values: { job: 'ноћна' } },
      title: 'Свака резервна копија је недавно успела',
      what: 'Нема успешне резервне копије „ноћна“ од 19.11.2026. 23:10',
      remedy: 'Проверите посао.',
      link: null,
    },
  ],
}
