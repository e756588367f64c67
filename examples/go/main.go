package main

import (
	"cmp"
	"os"

	"github.com/aws/jsii-runtime-go"
	"github.com/hashicorp/terraform-cdk-go/cdktf"
	hostup "github.com/hostup/cdktf-provider-hostup-go/cdktfproviderhostup"
)

func main() {
	app := cdktf.NewApp(nil)
	stack := cdktf.NewTerraformStack(app, jsii.String("home"))

	hostup.NewHostupProvider(stack, jsii.String("hostup"), nil) // the key comes from HOSTUP_API_KEY
	hostup.NewHostupDynDnsUpdater(stack, jsii.String("home"), &hostup.HostupDynDnsUpdaterConfig{
		Domain: hostup.NewHostupDomain(stack, jsii.String("domain"), &hostup.HostupDomainConfig{
			Name: jsii.String("example.com"),
		}),
		Hostname:   jsii.String(cmp.Or(os.Getenv("DYNDNS_HOSTNAME"), "home.example.com")),
		RecordType: hostup.DynDnsRecordType_A,
	})

	app.Synth()
}
