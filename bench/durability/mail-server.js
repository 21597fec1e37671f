// A mail server that takes what comes, and lets somebody act at the moment at which a mail is whole.
import { SMTPServer } from 'smtp-server'

const unquoted = (text) =>
  Buffer.from(
    text
      .replace(/=\r?\n/g, '')
      .replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8')

const textOf = (head, body) => {
  if (/^content-transfer-encoding: base64/im.test(head)) return Buffer.from(body, 'base64').toString('utf8')
  return /^content-transfer-encoding: quoted-printable/im.test(head) ? unquoted(body) : body
}

const parse = (raw) => {
  const [head, body] = [raw.slice(0, raw.indexOf('\r\n\r\n')), raw.slice(raw.indexOf('\r\n\r\n') + 4)]
  const text = textOf(head, body)
  return {
    id: /^message-id: (\S+)/im.exec(head)?.[1],
    at: Date.now(),
    hosts: [...text.matchAll(/^Where: (\S+)/gm)].map(([, name]) => name).sort(),
    text,
  }
}

export const openMailServer = async () => {
  const boxes = new Map()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onData(stream, session, taken) {
      const chunks = []
      stream.on('data', (chunk) => chunks.push(chunk))
      stream.on('end', () => {
        const box = boxes.get(session.envelope.rcptTo[0].address)
        const mail = parse(Buffer.concat(chunks).toString('latin1'))
        if (box.onWhole(mail) === 'refuse')
          return taken(Object.assign(new Error('come again'), { responseCode: 451 }))
        box.mails.push(mail)
        taken()
        box.onTaken(mail)
      })
    },
  })
  // A sender that is killed breaks its connection; that is what this is for.
  server.on('error', () => undefined)
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    /** The mails to one address. */
    box: (address) => {
      const box = { mails: [], onWhole: () => 'take', onTaken: () => undefined }
      boxes.set(address, box)
      return box
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
