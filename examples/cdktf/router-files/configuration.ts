/** The clients' configuration files from the guide "Configure your router". */

export function inadynConfiguration(hostname: string, token: string): string {
  return `custom hostup {
    hostname       = "${hostname}"
    username       = "${hostname}"
    password       = "${token}"
    ddns-server    = "cloud.hostup.se"
    ddns-path      = "/api/dyndns/update?hostname=%h&token=%p&ip=%i"
    checkip-server = "api.ipify.org"
}
`;
}

/** Returns the configuration of ddclient 3.10. */
export function ddclientConfiguration(hostname: string, token: string): string {
  return `ssl=yes
use=web, web=https://api.ipify.org
protocol=dyndns2
server=cloud.hostup.se
script=/api/dyndns/update?token=${token}&x=
login=x
password=x
${hostname}
`;
}
