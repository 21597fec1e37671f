// Sends bodies over a fixed number of connections, each waiting for its answer, and says how fast it went.
import { Agent, request } from 'node:http'

const post = (agent, url, { key, body }) =>
  new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${key}`,
    }
    const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
      const chunks = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () =>
        answer.statusCode < 300
          ? resolve()
          : reject(new Error(`${answer.statusCode}: ${Buffer.concat(chunks)}`)),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })

/** `next()` gives what to send, or null at the end. Returns requests per second and latencies in milliseconds. */
export const load = async (url, connections, next) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const times = []
  const started = performance.now()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      for (let sent = next(); sent; sent = next()) {
        const at = performance.now()
        await post(agent, url, sent)
        times.push(performance.now() - at)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  times.sort((a, b) => a - b)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { count: times.length, perSecond: times.length / seconds, p50Ms: at(0.5), p99Ms: at(0.99) }
}
