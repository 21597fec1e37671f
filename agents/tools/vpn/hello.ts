/** The first packet of an OpenVPN client (P_CONTROL_HARD_RESET_CLIENT_V2). With tls-auth no server answers it. */
export const openVpnHello = (session: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([0x38]), session, Buffer.from([0, 0, 0, 0, 0])])

/** Whether an answer is P_CONTROL_HARD_RESET_SERVER_V2. */
export const isOpenVpnHello = (answer: Buffer): boolean => answer.length >= 14 && (answer[0] ?? 0) >> 3 === 8

/**
 * The beginning of IKEv2 with a proposal and no key (RFC 7296, 3.1): whoever speaks it answers, if only what is wrong
 * with it.
 */
export const ikeHello = (initiator: Uint8Array): Buffer => {
  const proposal = Buffer.from([0, 0, 0, 0x2c, 1, 1, 0, 4])
  const transforms = Buffer.concat([
    Buffer.from([3, 0, 0, 0x0c, 1, 0, 0, 0x0c, 0x80, 0x0e, 1, 0]),
    Buffer.from([3, 0, 0, 8, 2, 0, 0, 5]),
    Buffer.from([3, 0, 0, 8, 3, 0, 0, 0x0c]),
    Buffer.from([0, 0, 0, 8, 4, 0, 0, 0x0e]),
  ])
  proposal.writeUInt16BE(proposal.length + transforms.length, 2)
  const association = Buffer.concat([
    Buffer.from([0, 0, 0, 4 + proposal.length + transforms.length]),
    proposal,
    transforms,
  ])
  const header = Buffer.alloc(28)
  header.set(initiator.subarray(0, 8), 0)
  header[16] = 33
  header[17] = 0x20
  header[18] = 34
  header[19] = 0x08
  header.writeUInt32BE(28 + association.length, 24)
  return Buffer.concat([header, association])
}

/** Whether an answer is of IKEv2 and to that very beginning. */
export const isIkeAnswer = (answer: Buffer, initiator: Uint8Array): boolean =>
  answer.length >= 28 &&
  answer.subarray(0, 8).equals(Buffer.from(initiator.subarray(0, 8))) &&
  (answer[17] ?? 0) >> 4 === 2
