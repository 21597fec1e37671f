// Asks the server over connections of its own, so that each caller says how many there are.
import { Agent, request } from 'node:http'

export const openClient = (connections) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  return {
    /** Rejects where the connection broke: then nobody knows whether the server took it. */
    ask: (url, { method = 'GET', key, body = '' }) =>
      new Promise((resolve, reject) => {
        const headers = { authorization: `Bearer ${key}`, 'content-length': Buffer.byteLength(body) }
        if (body) headers['content-type'] = 'application/json'
        const asked = request(url, { agent, method, headers }, (answer) => {
          const chunks = []
          answer.on('data', (chunk) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8')
            if (answer.complete) resolve({ status: answer.statusCode, text })
            else reject(new Error('the answer broke off'))
          })
        })
        asked.on('error', reject)
        asked.end(body)
      }),
    close: () => agent.destroy(),
  }
}

/** Does `work` with each of `all`, `atOnce` of them side by side. */
export const each = async (all, atOnce, work) => {
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(atOnce, all.length) }, async () => {
      while (next < all.length) await work(all[next++])
    }),
  )
}

/** What the server answers in JSON. Throws on anything but success. */
export const askJson = async (client, url, given) => {
  const { status, text } = await client.ask(url, given)
  if (status >= 300) throw new Error(`${given.method ?? 'GET'} ${url}: ${status} ${text}`)
  return JSON.parse(text)
}
