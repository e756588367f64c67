import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";
import { hostEnvironment } from "../../../../test/helpers/plugin-process.js";
import { createCertificate } from "../../src/go-plugin/certificate.js";
import { readHandshakeRequest } from "../../src/go-plugin/handshake.js";
import { createLog } from "../../src/go-plugin/log.js";
import { acceptHost } from "../../src/go-plugin/transport.js";

test("a connection that never finishes its TLS handshake is closed after the timeout", async () => {
  const request = readHandshakeRequest(hostEnvironment());
  if (typeof request === "string" || request.clientCertificate === undefined) {
    throw new Error("no certificate");
  }
  const lines: string[] = [];
  const { log } = createLog({
    env: { TF_LOG: "debug" },
    name: "test",
    write: (line) => void lines.push(line),
  });
  const listener = createServer();
  const accepted = jest.fn();
  const security = { certificate: createCertificate(), clientCertificate: request.clientCertificate };
  acceptHost(listener, { ...security, handshakeMilliseconds: 50 }, log, accepted);
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const socket = connect((listener.address() as AddressInfo).port, "127.0.0.1");
  socket.resume();
  await once(socket, "close");
  expect(accepted).not.toHaveBeenCalled();
  expect(lines.join()).toContain("TLS handshake failed");
  listener.close();
});
