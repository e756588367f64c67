import os

from cdktf import App, TerraformStack
from cdktf_provider_hostup import DynDnsRecordType, HostupDomain, HostupDynDnsUpdater, HostupProvider

app = App()
stack = TerraformStack(app, "home")

HostupProvider(stack, "hostup")  # the key comes from HOSTUP_API_KEY
HostupDynDnsUpdater(
    stack,
    "home",
    domain=HostupDomain(stack, "domain", name="example.com"),
    hostname=os.environ.get("DYNDNS_HOSTNAME", "home.example.com"),
    record_type=DynDnsRecordType.A,
)

app.synth()
