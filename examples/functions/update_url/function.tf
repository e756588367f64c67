variable "token" {
  type      = string
  sensitive = true
}

output "update_url" {
  value     = provider::hostup::update_url("home.example.com", var.token)
  sensitive = true
}

# For a router that puts its address where the placeholder is: "<ipaddr>" is the one of a Fritz!Box.
output "update_url_for_router" {
  value     = provider::hostup::update_url("home.example.com", var.token, "<ipaddr>")
  sensitive = true
}
