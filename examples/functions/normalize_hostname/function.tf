# "xn--bcher-kva.example.com"
output "hostname" {
  value = provider::hostup::normalize_hostname("Bücher.Example.com.")
}
