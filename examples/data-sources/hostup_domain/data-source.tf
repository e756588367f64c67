data "hostup_domain" "example" {
  name = "example.com"
}

output "domain_id" {
  value = data.hostup_domain.example.id
}
