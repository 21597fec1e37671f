import type { Socket } from 'node:net'
import { ProbeError } from '../probe.js'

/** One answer of an SMTP server: `250-…` lines and the last, `250 …`. */
const answer = (socket: Socket, where: string): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const onData = (data: Buffer): void => {
      text += data.toString('latin1')
      if (text.length > 64 * 1024) done(() => reject(new ProbeError('unreadable', `${where} says too much`)))
      if (/(^|\n)\d{3}(?: [^\n]*)?\r?\n$/.test(text)) done(() => resolve(text))
    }
    const onClose = (): void =>
      done(() => reject(new ProbeError('unreadable', `${where} closes the connection`)))
    const done = (then: () => void): void => {
      socket.off('data', onData).off('close', onClose)
      then()
    }
    socket.on('data', onData).on('close', onClose)
  })

const say = async (socket: Socket, where: string, line: string): Promise<string> => {
  const answered = answer(socket, where)
  socket.write(`${line}\r\n`)
  return answered
}

/** Speaks SMTP until both sides have agreed on TLS (RFC 3207). */
export const startTlsOfSmtp = async (socket: Socket, where: string): Promise<void> => {
  await answer(socket, where)
  await say(socket, where, 'EHLO popis.invalid')
  const agreed = await say(socket, where, 'STARTTLS')
  if (!agreed.startsWith('220')) throw new ProbeError('absent', `${where} offers no STARTTLS`)
}
