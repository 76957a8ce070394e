// A second implementation of DSSE 1.0 and in-toto Statement 1, to check Muster's certificates with. It shares no code
// with Muster: JavaScript instead of Java, OpenSSL (node:crypto) instead of the JDK.
//
//   node dsse.mjs verify <envelope.json> <public.pem>     prints the statement, or fails
//   node dsse.mjs sign <payload.json> <private.pem> <keyid>   prints an envelope
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';

const TYPE = 'application/vnd.in-toto+json';

function preAuthenticationEncoding(type, body) {
  const head = `DSSEv1 ${Buffer.byteLength(type)} ${type} ${body.length} `;
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}

function fail(why) {
  console.error(why);
  process.exit(1);
}

const [mode, file, pem, keyid] = process.argv.slice(2);

if (mode === 'verify') {
  const envelope = JSON.parse(readFileSync(file, 'utf8'));
  const body = Buffer.from(envelope.payload, 'base64');
  const signed = preAuthenticationEncoding(envelope.payloadType, body);
  const key = createPublicKey(readFileSync(pem));
  const good = envelope.signatures.some(each => verify(null, signed, key, Buffer.from(each.sig, 'base64')));
  if (!good) fail('no signature by this key');
  if (envelope.payloadType !== TYPE) fail(`payload type ${envelope.payloadType}`);
  const statement = JSON.parse(body.toString('utf8'));
  if (statement._type !== 'https://in-toto.io/Statement/v1') fail(`statement type ${statement._type}`);
  console.log(JSON.stringify(statement));
} else {
  const body = readFileSync(file);
  const key = createPrivateKey(readFileSync(pem));
  const sig = sign(null, preAuthenticationEncoding(TYPE, body), key).toString('base64');
  console.log(JSON.stringify({ payloadType: TYPE, payload: body.toString('base64'), signatures: [{ keyid, sig }] }));
}
