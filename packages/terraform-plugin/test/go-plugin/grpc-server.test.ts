import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  type OutgoingHttpHeaders,
} from "node:http2";
import { type AddressInfo, createServer, type Server } from "node:net";
import { until } from "../../../../test/helpers/until.js";
import { type Call, createGrpcServer } from "../../src/go-plugin/grpc-server.js";
import { GrpcError, type GrpcService } from "../../src/go-plugin/grpc-service.js";
import { createLog } from "../../src/go-plugin/log.js";

let waiting = 0;
let aborted = 0;
const waitForAbort = async (signal: AbortSignal) => {
  waiting++;
  await new Promise((resolve) => signal.addEventListener("abort", resolve));
  aborted++;
  return Buffer.from("cut short");
};
const service: GrpcService = {
  name: "test.Service",
  unary: {
    Echo: async (request) => request,
    Refuse: async () => {
      throw new GrpcError(3, "100 % så\n~");
    },
    Wait: (_request, { signal }) => waitForAbort(signal),
  },
};

const calls = new Set<Call>();
const { log } = createLog({ env: {}, name: "test", write: () => {} });
let listener: Server;
let session: ClientHttp2Session;

beforeAll(async () => {
  const server = createGrpcServer({ services: Promise.resolve([service]), calls, log });
  listener = createServer((socket) => server.emit("connection", socket));
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
});
beforeEach(() => {
  waiting = aborted = 0;
  session = connect(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
});
afterEach(() => session.destroy());
afterAll(() => new Promise((resolve) => listener.close(resolve)));

function open(path: string, headers: OutgoingHttpHeaders = {}): ClientHttp2Stream {
  return session.request({
    ":method": "POST",
    ":path": path,
    "content-type": "application/grpc",
    te: "trailers",
    ...headers,
  });
}

interface Answer {
  readonly status: string | undefined;
  readonly message: string | undefined;
  readonly body: string;
}

/** Reads a response. Its status is in the headers if there is no message, and otherwise in the trailers. */
function readAnswer(stream: ClientHttp2Stream): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const status: Record<string, unknown> = {};
    stream.on("response", (headers) => Object.assign(status, headers));
    stream.on("trailers", (headers) => Object.assign(status, headers));
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.on("error", reject);
    stream.on("end", () =>
      resolve({
        status: status["grpc-status"] as string | undefined,
        message: status["grpc-message"] as string | undefined,
        body: Buffer.concat(chunks).toString("hex"),
      }),
    );
  });
}

test("a response has a message and trailers", async () => {
  const stream = open("/test.Service/Echo");
  stream.end(Buffer.from("0000000002cafe", "hex"));
  expect(await readAnswer(stream)).toEqual({ status: "0", message: undefined, body: "0000000002cafe" });
});

test("a message in many DATA frames is one message", async () => {
  const stream = open("/test.Service/Echo");
  for (const byte of Buffer.from("0000000002cafe", "hex")) {
    await new Promise((sent) => stream.write(Buffer.of(byte), sent));
  }
  stream.end();
  expect((await readAnswer(stream)).body).toBe("0000000002cafe");
});

for (const { title, hex, status, message } of [
  {
    title: "a compressed message",
    hex: "0100000001ca",
    status: "12",
    message: "compressed messages are not supported",
  },
  { title: "no message", hex: "", status: "13", message: "the request contains no message" },
  {
    title: "a message cut off",
    hex: "0000000002ca",
    status: "13",
    message: "the request must contain exactly one complete message",
  },
  {
    title: "two messages",
    hex: "00000000000000000000",
    status: "13",
    message: "the request must contain exactly one complete message",
  },
]) {
  test(`fails for ${title}`, async () => {
    const stream = open("/test.Service/Echo");
    stream.end(Buffer.from(hex, "hex"));
    expect(await readAnswer(stream)).toEqual({ status, message, body: "" });
  });
}

test("fails for a request beyond 256 MiB", async () => {
  const stream = open("/test.Service/Echo");
  const answer = readAnswer(stream);
  const chunk = Buffer.alloc(1024 * 1024);
  stream.write(Buffer.from("0010000001", "hex"));
  for (let sent = 0; sent < 256; sent++) {
    if (!stream.write(chunk)) await new Promise((resolve) => stream.once("drain", resolve));
  }
  stream.end(Buffer.of(0));
  expect(await answer).toEqual({
    status: "8",
    message: "the request of 268435462 bytes is longer than 268435456 bytes",
    body: "",
  });
});

test("a status message is percent-encoded UTF-8", async () => {
  const stream = open("/test.Service/Refuse");
  stream.end(Buffer.alloc(5));
  expect(await readAnswer(stream)).toEqual({ status: "3", message: "100 %25 s%C3%A5%0A~", body: "" });
});

test("fails for an unknown method before its request has ended", async () => {
  expect(await readAnswer(open("/plugin.GRPCBroker/StartStream"))).toEqual({
    status: "12",
    message: "unknown method /plugin.GRPCBroker/StartStream",
    body: "",
  });
});

for (const timeout of ["40m", "40000u", "40000000n"]) {
  test(`fails after grpc-timeout ${timeout}, and aborts the handler`, async () => {
    const stream = open("/test.Service/Wait", { "grpc-timeout": timeout });
    stream.end(Buffer.alloc(5));
    expect(await readAnswer(stream)).toEqual({ status: "4", message: "deadline exceeded", body: "" });
    await until(() => aborted === 1);
  });
}

test("a deadline in hours does not end a call early", async () => {
  const stream = open("/test.Service/Echo", { "grpc-timeout": "99999999H" });
  const answer = readAnswer(stream);
  // A timer that overflows takes 1 ms and therefore ends before a later one of 2 ms.
  const short = open("/test.Service/Wait", { "grpc-timeout": "2m" });
  short.end(Buffer.alloc(5));
  expect((await readAnswer(short)).message).toBe("deadline exceeded");
  stream.end(Buffer.alloc(5));
  expect((await answer).status).toBe("0");
});

test("a call that the client resets is aborted and removed", async () => {
  const stream = open("/test.Service/Wait");
  stream.end(Buffer.alloc(5));
  await until(() => waiting === 1);
  stream.close(8);
  await until(() => aborted === 1 && calls.size === 0);
});

test("calls are aborted and removed when the connection breaks", async () => {
  for (let index = 0; index < 3; index++) {
    open("/test.Service/Wait")
      .on("error", () => {})
      .end(Buffer.alloc(5));
  }
  await until(() => waiting === 3);
  session.destroy();
  await until(() => aborted === 3 && calls.size === 0);
});

test("a call that the server aborts still gets its handler's response", async () => {
  const stream = open("/test.Service/Wait");
  const answer = readAnswer(stream);
  stream.end(Buffer.alloc(5));
  await until(() => waiting === 1);
  const [call] = calls;
  call?.abort();
  await call?.settled;
  expect(await answer).toEqual({ status: "0", message: undefined, body: "00000000096375742073686f7274" });
  expect(calls.size).toBe(0);
});

test("a handler is not aborted after its call succeeds", async () => {
  const stream = open("/test.Service/Echo");
  stream.end(Buffer.alloc(5));
  await readAnswer(stream);
  await until(() => calls.size === 0);
  expect(aborted).toBe(0);
});

test("a call that is canceled while the services load still reaches its handler, and settles", async () => {
  let load: (services: readonly GrpcService[]) => void = () => {};
  const services = new Promise<readonly GrpcService[]>((resolve) => {
    load = resolve;
  });
  const pending = new Set<Call>();
  const server = createGrpcServer({ services, calls: pending, log });
  const socket = createServer((connection) => server.emit("connection", connection));
  await new Promise<void>((resolve) => socket.listen(0, "127.0.0.1", resolve));
  session.destroy();
  session = connect(`http://127.0.0.1:${(socket.address() as AddressInfo).port}`);
  const stream = open("/test.Service/Wait");
  stream.on("error", () => {});
  stream.end(Buffer.from([0, 0, 0, 0, 0]));
  await until(() => pending.size === 1);
  stream.close(8);
  // The server reads the cancellation before the ping.
  await new Promise<void>((resolve) => void session.ping(() => resolve()));
  let reached = false;
  const Wait = async (_request: Uint8Array, { signal }: { readonly signal: AbortSignal }) => {
    reached = signal.aborted;
    return new Uint8Array();
  };
  load([{ name: "test.Service", unary: { Wait } }]);
  const deadline = Date.now() + 2000;
  await until(() => pending.size === 0 || Date.now() > deadline);
  expect(reached).toBe(true);
  session.destroy();
  await new Promise((resolve) => socket.close(resolve));
});
