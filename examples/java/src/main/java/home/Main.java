package home;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.TerraformStack;
import se.hostup.cdktf.DynDnsRecordType;
import se.hostup.cdktf.HostupDomain;
import se.hostup.cdktf.HostupDynDnsUpdater;
import se.hostup.cdktf.HostupProvider;

public final class Main {
    public static void main(String[] arguments) {
        App app = new App();
        TerraformStack stack = new TerraformStack(app, "home");

        new HostupProvider(stack, "hostup"); // the key comes from HOSTUP_API_KEY
        HostupDynDnsUpdater.Builder.create(stack, "home")
            .domain(HostupDomain.Builder.create(stack, "domain").name("example.com").build())
            .hostname(System.getenv().getOrDefault("DYNDNS_HOSTNAME", "home.example.com"))
            .recordType(DynDnsRecordType.A)
            .build();

        app.synth();
    }
}
