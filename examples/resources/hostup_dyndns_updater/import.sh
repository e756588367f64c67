# By name: domain, host name, and record type.
terraform import hostup_dyndns_updater.home example.com/home.example.com/A

# By ID: domain and updater.
terraform import hostup_dyndns_updater.home dom_01hxa3b4c5d6e7f8g9h0j1k2m3/ddns_01hxb4c5d6e7f8g9h0j1k2m3n4
