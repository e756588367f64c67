import { startService } from "../../bench/service.js";

describe("the simulated HostUp of the benchmark", () => {
  it("adds domains and updaters, and counts requests by kind", async () => {
    const service = await startService();
    try {
      const [domain] = await service.addDomains(1);
      if (domain === undefined) throw new Error("no domain was added");
      await service.forgetRequests();
      const updater = await service.addUpdater(domain, `home.${domain.name}`);
      const requests = await service.countRequests(({ POST }) => POST === 1);

      expect(updater.hostname).toBe(`home.${domain.name}`);
      expect(requests).toEqual({ counted: { POST: 1 }, asAllowed: true });
    } finally {
      service.close();
    }
  });
});
