variable "token" {
  type      = string
  sensitive = true
}

output "update_url" {
  value     = provider::hostup::update_url("home.example.com", var.token)
  sensitive = true
}

# For a router that replaces a placeholder with its IP address. The placeholder of a Fritz!Box is "<ipaddr>".
output "update_url_for_router" {
  value     = provider::hostup::update_url("home.example.com", var.token, "<ipaddr>")
  sensitive = true
}
